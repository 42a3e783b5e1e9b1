import type { Browser } from 'playwright-core';

export interface Load {
  /** Bytes of script as they came over the wire. */
  readonly script: number;
  /** Of everything. */
  readonly all: number;
  /** Milliseconds from the first request to content with which nothing long is in the way any more. */
  readonly interactive: number;
}

/** What a page's own script would see: when something appears, and when the main thread was held up. */
const watch = (selector: string): string => `
  window.foldcamShown = 0;
  window.foldcamBusy = 0;
  new MutationObserver((_, observer) => {
    if (!document.querySelector(${JSON.stringify(selector)})) return;
    window.foldcamShown = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.foldcamBusy = startTime + duration;
  }).observe({ type: 'longtask', buffered: true });
`;

/** Loads a page into an empty cache. */
export async function measureLoad(browser: Browser, url: string, selector: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch(selector));
    const session = await context.newCDPSession(page);
    const sizes = { script: 0, all: 0 };
    const types = new Map<string, string>();
    session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      sizes.all += encodedDataLength;
      if (types.get(requestId) === 'Script') sizes.script += encodedDataLength;
    });
    await session.send('Network.enable');
    await page.goto(url);
    await page.locator(selector).first().waitFor();
    // Whatever holds the main thread up after the content came would show within a second.
    await page.waitForTimeout(1_000);
    const [shown = 0, busy = 0] = await page.evaluate<number[]>(
      '[window.foldcamShown, window.foldcamBusy]',
    );
    return { ...sizes, interactive: Math.max(shown, busy) };
  } finally {
    await context.close();
  }
}
