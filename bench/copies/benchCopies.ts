import { parseArgs } from 'node:util';
import { openSource } from '../../adapters/dataset/openSource.js';
import { readDataset } from '../../adapters/dataset/readDataset.js';
import { sha256Hex } from '../../adapters/digest/sha256.js';
import type { Grey } from '../../adapters/pixels/Grey.js';
import { readGrey } from '../../adapters/pixels/readGrey.js';
import type { Examined } from '../../core/dataset/Candidate.js';
import { describePicture } from '../../core/dataset/copies/picture.js';
import { findPairs } from '../../core/dataset/findPairs.js';
import { perceptualHash } from '../../core/dataset/perceptualHash.js';
import { seededRandom } from '../../core/random.js';
import { markdownTable } from '../markdownTable.js';
import { writeSection } from '../writeSection.js';
import { alterations } from './alterations.js';

/** The share of copies of every kind that must be found, but for the kinds that are known to be hard. */
const least = 0.95;
const hard: ReadonlySet<string> = new Set(['turned by 1°', 'turned by 3°']);

/**
 * Makes altered copies of a data set's images, looks for them among its images, and writes what was found,
 * and what was joined wrongly, into docs/data-sets.md.
 * @returns the claims that do not hold
 */
export async function benchCopies(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      data: { type: 'string' },
      labels: { type: 'string', default: 'benign,malignant' },
      /** A copy is made of every so manieth image. */
      every: { type: 'string', default: '4' },
    },
  });
  if (values.data === undefined) throw new RangeError('name a data set: --data DIR');
  const [negative = '', positive = ''] = values.labels.split(',');
  const source = await openSource(values.data, process.cwd());
  const { images } = await readDataset(source, { labels: [negative, positive] });
  const originals = images.filter((_, i) => i % Number(values.every) === 0);
  const greys = new Map<string, Grey>();
  for (const { id, image } of originals) {
    const bytes = await source.store.get(image);
    if (bytes) greys.set(id, await readGrey(bytes, image));
  }
  await source.store.close();
  const groupOf = new Map(images.map(({ id, group }) => [id, group]));
  const rows: string[][] = [];
  const broken: string[] = [];
  for (const { name, make } of alterations) {
    const copies: Examined[] = [];
    for (const original of originals) {
      const grey = greys.get(original.id);
      if (!grey) continue;
      const altered = await make(grey, seededRandom('copies', name, original.id));
      copies.push(examineCopy(original, altered));
    }
    const pairs = findPairs([...images, ...copies], []);
    const ofCopies = pairs.filter(({ images: ids }) => ids.some((id) => id.endsWith(mark)));
    const found = ofCopies.filter(({ images: [a, b] }) => b === a + mark);
    // Copies of two images that share a group belong together as well.
    const wrong = ofCopies.filter(({ images: ids }) => {
      const [a, b] = ids.map((id) => groupOf.get(id.replace(mark, '')));
      return a !== b;
    });
    const bySpeckle = found.flatMap(({ correlation }) => correlation ?? []);
    rows.push([
      name,
      `${found.length} of ${copies.length}`,
      String(wrong.length),
      bySpeckle.length === 0 ? '' : Math.min(...bySpeckle).toFixed(2),
    ]);
    if (wrong.length > 0) broken.push(`${name}: ${wrong.length} pairs joined wrongly`);
    if (!hard.has(name) && found.length < least * copies.length) broken.push(`${name}: recall`);
  }
  const table = markdownTable(['copies', 'found', 'joined wrongly', 'least correlation'], rows);
  await writeSection('data-sets.md', 'copies', table);
  return broken;
}

const mark = ' (copy)';

function examineCopy(original: Examined, { data, width, height }: Grey): Examined {
  const { hash: _hash, picture: _picture, ...rest } = original;
  const hash = perceptualHash(data, width, height);
  const picture = describePicture(data, width, height);
  return {
    ...rest,
    id: original.id + mark,
    width,
    height,
    pixels: `${width}×${height} ${sha256Hex(data)}`,
    ...(hash ? { hash } : {}),
    ...(picture ? { picture } : {}),
  };
}
