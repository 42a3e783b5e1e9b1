import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, raw } from '../../../adapters/page/html.js';
import { parsePage } from '../../support/parsePage.js';

describe('html', () => {
  it('escapes values and puts markup in as it is', () => {
    const bold = html`<b>${'a & b'}</b>`;
    expect(html`<p title="${`"it's"`}">${'<i>'} ${bold} ${raw('<hr>')}</p>`.text).toBe(
      '<p title="&quot;it&#39;s&quot;">&lt;i&gt; <b>a &amp; b</b> <hr></p>',
    );
  });

  it('joins lists, and shows nothing for null, undefined and false', () => {
    expect(html`${['<', html`<b>y</b>`, 1, ['x']]}${null}${undefined}${false}${0}${''}`.text).toBe(
      '&lt;<b>y</b>1x0',
    );
  });

  it('any text comes out of a parser as it went in, in an element and in an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        // A parser takes other line ends and NUL for something else.
        const value = text.replace(/[\r\0]/g, '');
        const page = parsePage(
          html`<html>
            <body>
              <p title="${value}">${value}</p>
            </body>
          </html>`.text,
        );
        const p = page.querySelector('p');
        expect(p?.textContent).toBe(value);
        expect(p?.getAttribute('title')).toBe(value);
        expect(p?.children.length).toBe(0);
      }),
      { seed: 1 },
    );
  });
});
