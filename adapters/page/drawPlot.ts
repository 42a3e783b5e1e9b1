import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { raw, type Html } from './html.js';

// Plot's own types speak of the browser's elements, of which only the text is wanted here.
const draw = Plot.plot as unknown as (options: object) => { readonly outerHTML: string };

/** Draws a plot to SVG without a browser. `label` is what a screen reader says. */
export function drawPlot(options: Plot.PlotOptions, label: string): Html {
  const page = parseHTML('<!doctype html><body></body>') as { readonly document: unknown };
  const svg = draw({
    ...options,
    document: page.document,
    ariaLabel: label,
    style: { background: 'none', color: 'var(--ink)', fontSize: '12px', overflow: 'visible' },
  });
  // Plot's own style sheet is scoped by a class; inside the page one copy a plot does no harm.
  return raw(svg.outerHTML.replace('<svg ', '<svg role="img" '));
}
