import type * as Plot from '@observablehq/plot';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawPlot } from '../../adapters/page/drawPlot.js';
import { docsFolder } from '../docsFolder.js';

/** Draws a plot into an SVG file of docs/, which stands on any background. */
export async function writePlot(
  name: string,
  options: Plot.PlotOptions,
  label: string,
): Promise<void> {
  const svg = drawPlot(options, label)
    .text.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replaceAll('var(--ink)', '#1b1e23')
    .replace('background: none', 'background: #fff');
  await writeFile(path.join(docsFolder, name), `${svg}\n`);
}
