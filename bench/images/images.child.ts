import { openSource } from '../../adapters/dataset/openSource.js';
import { readDataset } from '../../adapters/dataset/readDataset.js';
import { drawOverlay } from '../../adapters/pixels/drawOverlay.js';
import { readGrey } from '../../adapters/pixels/readGrey.js';
import { readMask } from '../../adapters/pixels/readMask.js';
import { networkInput } from '../../core/image/networkInput.js';
import { layRegions } from '../../core/pointing/layRegions.js';
import { openRegions } from '../../core/pointing/openRegions.js';
import { playPointingGame } from '../../core/pointing/playPointingGame.js';
import { seededRandom } from '../../core/random.js';
import { parseExtent, type Extent } from '../../core/regions/Extent.js';
import { imageSteps, type ImageStep, type MeasuredImages } from './imageSteps.js';

/** Of a map at the end of a backbone that sees 224 × 224 pixels; like Grad-CAM's, a part of it is zero. */
const [side, clear] = [7, 0.3] as const;
const preprocessing = { scale: 1 / 127.5, offset: -1 };
/** The first rounds are left out: code is compiled in them. */
const [warm, rounds] = [1, 2] as const;

const [data = '', labels = ''] = process.argv.slice(2);
const [negative = '', positive = ''] = labels.split(',');
const source = await openSource(data, process.cwd());
const { images } = await readDataset(source, { labels: [negative, positive] });
const read = async (file: string): Promise<Uint8Array> =>
  (await source.store.get(file)) ?? new Uint8Array();
const extents = { peritumoral: parseExtent('10%') as Extent, below: 'full' } as const;

async function measure(count: number): Promise<MeasuredImages> {
  const milliseconds = new Map<ImageStep, number>();
  const time = async <T>(step: ImageStep, work: () => T | Promise<T>): Promise<T> => {
    const before = process.cpuUsage();
    const made = await work();
    const { user, system } = process.cpuUsage(before);
    milliseconds.set(step, (milliseconds.get(step) ?? 0) + (user + system) / 1000);
    return made;
  };
  const shown = count * images.length;
  let [pixels, jpegBytes, pngBytes] = [0, 0, 0];
  for (let round = 0; round < count; round++) {
    for (const { id, image, masks } of images) {
      const random = seededRandom('images', id);
      const map = {
        data: Float32Array.from({ length: side * side }, () => Math.max(0, random() - clear)),
        width: side,
        height: side,
      };
      const file = await read(image);
      const outlined = await Promise.all(
        masks.map(async (mask) => ({ file: mask, bytes: await read(mask) })),
      );
      const grey = await time('decode', () => readGrey(file, image));
      const { width, height } = grey;
      await time('input', () =>
        networkInput(grey.data, width, height, { inputSize: 224, preprocessing }, false),
      );
      const jpeg = await time('jpeg', () => drawOverlay(grey, map, 'jpeg'));
      const png = await time('png', () => drawOverlay(grey, map, 'png'));
      const { data: mask } = await readMask(outlined);
      const regions = await time('regions', () =>
        openRegions(layRegions(mask, width, height, extents)),
      );
      await time('score', () => playPointingGame(map.data, side, side, regions));
      pixels += grey.data.length;
      jpegBytes += jpeg.length;
      pngBytes += png.length;
    }
  }
  return {
    images: images.length,
    pixels: pixels / shown,
    bytes: { jpeg: jpegBytes / shown, png: pngBytes / shown },
    milliseconds: Object.fromEntries(
      imageSteps.map((step) => [step, (milliseconds.get(step) ?? NaN) / shown]),
    ) as Record<ImageStep, number>,
  };
}

await measure(warm);
const measured = await measure(rounds);
await source.store.close();
process.stdout.write(`${JSON.stringify(measured)}\n`);
process.exit(0);
