import { parseHTML } from 'linkedom';

/** As much of an element as tests of a page look at. */
export interface PageElement {
  readonly tagName: string;
  readonly textContent: string;
  readonly outerHTML: string;
  readonly children: ArrayLike<PageElement>;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** Parses a page as a browser would, runs nothing of it. */
export function parsePage(text: string): PageElement {
  const { document } = parseHTML(text) as unknown as { document: { documentElement: PageElement } };
  return document.documentElement;
}

/** The text of an element with its white space as it is shown. */
export const shownText = (element: PageElement | null): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
