import os from 'node:os';
import { parseArgs } from 'node:util';
import { markdownTable } from '../markdownTable.js';
import { runChild } from '../runChild.js';
import { writeSection } from '../writeSection.js';
import { imageSteps, type ImageStep, type MeasuredImages } from './imageSteps.js';

const shown: Readonly<Record<ImageStep, string>> = {
  decode: 'decode the image',
  input: 'bring it to a network’s 224 × 224',
  jpeg: 'an overlay as JPEG',
  png: 'an overlay as PNG',
  regions: 'lay out the regions, once an image',
  score: 'score a map',
};

/** So many times what decoding the image takes may go into a step, of those that every map takes. */
const most: Readonly<Partial<Record<ImageStep, number>>> = { jpeg: 3, score: 3 };

/**
 * Measures what is done with the images of a data set beside what a network does, in as many processes as
 * there are cores, all at once; writes docs/performance.md.
 * @returns the claims that do not hold
 */
export async function benchImages(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      data: { type: 'string' },
      labels: { type: 'string', default: 'benign,malignant' },
    },
  });
  const { data, labels } = values;
  if (data === undefined) throw new RangeError('name a data set: --data DIR');
  const processes = os.availableParallelism();
  const measured = await Promise.all(
    Array.from({ length: processes }, async () => {
      const text = await runChild('bench/images/images.child.js', [data, labels], {});
      return JSON.parse(text) as MeasuredImages;
    }),
  );
  const cost = (step: ImageStep): number =>
    measured.reduce((sum, own) => sum + own.milliseconds[step], 0) / processes;
  await writeSection('performance.md', 'images', report(measured, cost));
  return Object.entries(most).flatMap(([step, times]) => {
    const ratio = cost(step as ImageStep) / cost('decode');
    return ratio <= times ? [] : [`${shown[step as ImageStep]}: ${ratio.toFixed(1)} decodings`];
  });
}

function report(measured: readonly MeasuredImages[], cost: (step: ImageStep) => number): string {
  const [own] = measured;
  if (!own) throw new RangeError('no process measured');
  const { images, pixels, bytes } = own;
  const cores = measured.length;
  const kilobytes = (size: number): string => `${(size / 1000).toFixed(0)} kB`;
  return [
    `Measured with \`npm run bench -- images\` on ${cores} cores (${os.cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}, in ${cores} processes at once: processor time an image, of ${images} images of ${(pixels / 1000).toFixed(0)},000 pixels on average, and how many that makes a second on all cores. An overlay takes ${kilobytes(bytes.jpeg)} as JPEG, ${kilobytes(bytes.png)} as PNG.`,
    markdownTable(
      ['', 'an image', 'a second', 'times decoding', 'at most'],
      imageSteps.map((step) => [
        shown[step],
        `${cost(step).toFixed(1)} ms`,
        ((1000 * cores) / cost(step)).toFixed(0),
        (cost(step) / cost('decode')).toFixed(2),
        most[step]?.toFixed(0) ?? '',
      ]),
    ),
  ].join('\n\n');
}
