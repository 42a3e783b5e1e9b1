import type { Browser } from 'playwright-core';

export interface Scroll {
  /** Milliseconds: the longest piece of work of the page's main thread, which no frame can go before. */
  readonly longestTask: number;
  /** The most processor time that one took: what is left where other programs take the processor away. */
  readonly longestWork: number;
  /** Between two frames that were drawn one after the other. */
  readonly longestFrame: number;
  readonly frames: number;
  /** Rows that were scrolled past. */
  readonly rows: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly message?: string } };
}

// Pixels, and pixels a second: faster than a hand turns a wheel.
const distance = 21_500;
const speed = 7_200;

/** Scrolls a grid by the wheel, and reads from the browser's own trace how long frames took. */
export async function measureScroll(browser: Browser, url: string): Promise<Scroll> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    const grid = page.getByRole('grid');
    await grid.locator('.cell').first().waitFor();
    await page.waitForTimeout(1_000);
    const box = await grid.boundingBox();
    if (!box) throw new Error('the grid is not to be seen');
    const session = await context.newCDPSession(page);
    await browser.startTracing(page, {
      categories: [
        'toplevel',
        'devtools.timeline',
        'disabled-by-default-devtools.timeline.frame',
        'blink.user_timing',
      ],
    });
    await page.evaluate('performance.mark("scroll begins")');
    // By the browser itself: events sent from here would come as late as this process gets its turn.
    await session.send('Input.synthesizeScrollGesture', {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      yDistance: -distance,
      speed,
      gestureSourceType: 'mouse',
    });
    await page.evaluate('performance.mark("scroll ends")');
    const trace = JSON.parse((await browser.stopTracing()).toString()) as {
      traceEvents: readonly TraceEvent[];
    };
    const top = await page.evaluate<number>('document.querySelector("[role=grid]").scrollTop');
    return { ...readTrace(trace.traceEvents), rows: Math.round(top / 22) };
  } finally {
    await context.close();
  }
}

function readTrace(events: readonly TraceEvent[]): Omit<Scroll, 'rows'> {
  const begin = events.find(({ name }) => name === 'scroll begins');
  const end = events.find(({ name }) => name === 'scroll ends');
  if (!begin || !end) throw new Error('the trace has no marks');
  const { pid, tid } = begin;
  const within = events.filter(({ ts }) => ts >= begin.ts && ts <= end.ts);
  const tasks = within.filter(
    (event) => event.pid === pid && event.tid === tid && event.name.endsWith('RunTask'),
  );
  const drawn = within
    .filter((event) => event.pid === pid && event.name === 'DrawFrame')
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const gaps = drawn.slice(1).map((ts, i) => ts - (drawn[i] ?? ts));
  return {
    longestTask: Math.max(0, ...tasks.map(({ dur = 0 }) => dur)) / 1000,
    longestWork: Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1000,
    longestFrame: Math.max(0, ...gaps) / 1000,
    frames: drawn.length,
  };
}
