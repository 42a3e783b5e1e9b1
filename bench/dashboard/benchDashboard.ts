import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { markdownTable } from '../markdownTable.js';
import { findChromium } from '../support/findChromium.js';
import { writeSection } from '../writeSection.js';
import { measureLoad, type Load } from './measureLoad.js';
import { measureScroll, type Scroll } from './measureScroll.js';
import { startManyCells } from './startManyCells.js';

/** Bytes of compressed script at the first load. */
const mostScript = 150_000;
/** Milliseconds. */
const mostWait = 1_000;
const mostFrame = 50;
const repetitions = 5;

interface Place {
  readonly name: string;
  readonly path: string;
  readonly selector: string;
}

/**
 * Measures in a real browser what the dashboard loads, when it can be used, and how its grid scrolls, over
 * the real API with a sweep of 10,000 cells; writes it into docs/dashboard.md.
 * @returns the claims that do not hold
 */
export async function benchDashboard(): Promise<string[]> {
  // On a busy machine frames wait for others: their processor time tells what is our own.
  const [load = 0] = os.loadavg();
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const executablePath = await findChromium(tell);
  if (executablePath === '') return ['there is no browser to measure in'];
  // Only here: who runs another bench needs no browser's driver.
  const { chromium } = await import('playwright-core');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foldcam-dashboard-'));
  const served = await startManyCells(folder, 1_000, 10);
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath, chromiumSandbox: !isRoot });
  try {
    const places: readonly Place[] = [
      { name: 'sweeps', path: '/', selector: '.sweeps tbody tr' },
      { name: 'a grid of 10,000 cells', path: `/sweeps/${served.sweep}`, selector: '.grid .cell' },
    ];
    const loads: (Place & { readonly load: Load })[] = [];
    for (const place of places) {
      const found: Load[] = [];
      for (let i = 0; i < repetitions; i++) {
        found.push(await measureLoad(browser, served.url + place.path, place.selector));
      }
      loads.push({ ...place, load: leastBy(found, ({ interactive }) => interactive) });
    }
    const scrolls: Scroll[] = [];
    for (let i = 0; i < repetitions; i++) {
      scrolls.push(await measureScroll(browser, `${served.url}/sweeps/${served.sweep}`));
    }
    const scroll = leastBy(scrolls, ({ longestFrame }) => longestFrame);
    await writeSection('dashboard.md', 'dashboard', report(loads, scroll, browser.version(), load));
    return [
      ...loads.flatMap(({ name, load }) => [
        ...(load.script < mostScript ? [] : [`${name}: ${load.script} bytes of script`]),
        ...(load.interactive < mostWait ? [] : [`${name}: ${load.interactive.toFixed(0)} ms`]),
      ]),
      ...(scroll.longestFrame <= mostFrame
        ? []
        : [`a frame takes ${scroll.longestFrame.toFixed(0)} ms`]),
    ];
  } finally {
    await browser.close();
    await served.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const leastBy = <T>(items: readonly T[], of: (item: T) => number): T =>
  items.reduce((least, item) => (of(item) < of(least) ? item : least));

function report(
  loads: readonly { readonly name: string; readonly load: Load }[],
  scroll: Scroll,
  version: string,
  load: number,
): string {
  const cpu = os.cpus()[0]?.model ?? 'unknown';
  return [
    `Measured with \`npm run bench -- dashboard\` on ${os.availableParallelism()} cores (${cpu}), Chromium ${version} without a GPU, Node ${process.versions.node}; browser, API and Redis share the machine, whose load average was ${load.toFixed(1)} when it began. The least of ${repetitions} times, each into an empty cache. Script must stay below ${mostScript / 1000} kB compressed, and a page must show its content and take input within ${mostWait / 1000} s.`,
    markdownTable(
      ['page', 'script', 'everything', 'interactive after'],
      loads.map(({ name, load }) => [
        name,
        kilobytes(load.script),
        kilobytes(load.all),
        `${load.interactive.toFixed(0)} ms`,
      ]),
    ),
    `The same grid scrolled by the wheel, from the browser's trace. No frame may come later than ${mostFrame} ms after the one before. The page's own work runs beside the scrolling: what it takes too long for is drawn a frame later.`,
    markdownTable(
      ['rows passed', 'frames', 'longest frame', 'longest work of the page', 'its processor time'],
      [
        [
          String(scroll.rows),
          String(scroll.frames),
          `${scroll.longestFrame.toFixed(1)} ms`,
          `${scroll.longestTask.toFixed(1)} ms`,
          `${scroll.longestWork.toFixed(1)} ms`,
        ],
      ],
    ),
  ].join('\n\n');
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
