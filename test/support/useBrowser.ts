import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, expect, inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The browser's program; empty where there is none. */
    readonly chromium: string;
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface BrowserForTests {
  /** A page of its own, closed after the test. What it logs as an error fails the test. */
  open(url: string, options?: BrowserContextOptions): Promise<Page>;
}

/** A real Chromium for one test file. Call it at the top of the file. */
export function useBrowser(): BrowserForTests {
  let browser: Promise<Browser> | undefined;
  const pages: { readonly page: Page; readonly errors: string[] }[] = [];
  afterEach(async () => {
    const opened = pages.splice(0);
    await Promise.all(opened.map(({ page }) => page.context().close()));
    expect(opened.flatMap(({ errors }) => errors)).toEqual([]);
  });
  afterAll(async () => (await browser)?.close());
  return {
    open: async (url, options = {}) => {
      // A root user's Chromium has no sandbox.
      browser ??= chromium.launch({
        executablePath: inject('chromium'),
        chromiumSandbox: process.getuid?.() !== 0,
      });
      const context = await (
        await browser
      ).newContext({
        viewport: { width: 1280, height: 860 },
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        // Whatever the security policy refuses is told here; answers that are no success are not ours.
        const text = message.text();
        if (message.type() === 'error' && !text.startsWith('Failed to load resource'))
          errors.push(text);
      });
      pages.push({ page, errors });
      await page.goto(url);
      return page;
    },
  };
}

/** What axe finds wrong with the page as it is. */
export async function violations(page: Page): Promise<string[]> {
  // By the debugger: the page's own policy lets no script in.
  const session = await page.context().newCDPSession(page);
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  };
  await evaluate(axe);
  const found = await evaluate(
    `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
       nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 200) + ' ' + failureSummary)))`,
  );
  await session.detach();
  return found as string[];
}

/** Kept where FOLDCAM_SCREENSHOTS names a folder, for people to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['FOLDCAM_SCREENSHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
