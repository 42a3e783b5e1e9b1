import sharp from 'sharp';
import type { AlikePair } from '../../core/dataset/findPairs.js';
import type { Lookalike } from '../../core/dataset/findLookalikes.js';
import type { ObjectStore } from '../../core/ports.js';
import { html, raw, type Html } from '../page/html.js';
import { readGrey } from '../pixels/readGrey.js';
import { inParallel } from './inParallel.js';
import { pairsPageScript, pairsPageStyle } from './pairsPageAssets.js';

const side = 440;
// Two pictures of some 25 kB each: more than this no person looks through.
const most = 1000;

interface Shown {
  readonly images: readonly [string, string];
  readonly labels: readonly [string, string];
  /** Paths relative to the data set. */
  readonly files: readonly [string, string];
  /** What is known of the pair, in a few words each. */
  readonly facts: readonly string[];
}

/** What a network sees alike, with all that a person needs to judge it. */
export type ShownLookalike = Lookalike & Pick<Shown, 'labels' | 'files'>;

/**
 * A page that shows pairs of images side by side for a person to confirm. It holds the pictures themselves
 * and needs no other file.
 * @param pairs in the order in which they are shown; after the first thousand they are only counted
 * @param lookalikes pairs that are not joined
 */
export async function pairsPage(
  source: ObjectStore,
  pairs: readonly AlikePair[],
  lookalikes: readonly ShownLookalike[] = [],
): Promise<string> {
  const joined = await sections(
    source,
    pairs.slice(0, most).map((pair) => ({ ...pair, facts: factsOf(pair) })),
  );
  const others = await sections(
    source,
    lookalikes.slice(0, most).map((pair) => ({
      ...pair,
      facts: [`similarity ${pair.similarity.toFixed(2)}`, ...(pair.mirrored ? ['mirrored'] : [])],
    })),
  );
  const left = pairs.length - joined.length;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Images that look alike</title>
        <style>
          ${raw(pairsPageStyle)}
        </style>
      </head>
      <body>
        <h1>Images that look alike</h1>
        <p>
          Tick the pairs that show one scan or one mass; the text at the end then lists them as
          near-duplicates.csv does.
        </p>
        <h2>Joined</h2>
        <p>
          ${pairs.length} pairs${left > 0 && `, the first ${joined.length} of them shown`}. All of
          them share a group: no fold parts them.
        </p>
        ${joined}
        ${
          others.length > 0 &&
          html`<h2>Not joined</h2>
            <p>
              ${others.length} pairs that a network sees alike: other views of one mass, perhaps.
              Folds may part them until near-duplicates.csv lists them.
            </p>
            ${others}`
        }
        <h2>Confirmed</h2>
        <textarea id="confirmed" rows="12" readonly aria-label="confirmed pairs"></textarea>
        <script>
          ${raw(pairsPageScript)};
        </script>
      </body>
    </html>`;
  return page.text;
}

const sections = (source: ObjectStore, pairs: readonly Shown[]): Promise<Html[]> =>
  inParallel([...pairs.entries()], 4, async ([i, pair]) => {
    const pictures = await Promise.all(pair.files.map((file) => picture(source, file)));
    return section(i, pair, pictures);
  });

const evidence: Readonly<Record<AlikePair['by'], string>> = {
  pixels: 'equal pixels',
  speckle: 'the same speckle',
  hash: 'alike as a whole, other speckle',
  list: 'listed only',
};

const factsOf = ({ by, correlation, bits, mirrored, listed }: AlikePair): string[] => [
  evidence[by],
  ...(correlation === null ? [] : [`correlation ${correlation.toFixed(3)}`]),
  ...(bits === null ? [] : [`${bits} of 256 bits differ`]),
  ...(mirrored ? ['mirrored'] : []),
  listed ? 'in near-duplicates.csv' : 'not in near-duplicates.csv',
];

function section(i: number, pair: Shown, pictures: readonly (Html | undefined)[]): Html {
  const [a, b] = pair.images;
  const figures = pair.images.map(
    (id, n) =>
      html`<figure>
        ${pictures[n] ?? html`<p>cannot be shown</p>`}
        <figcaption>${id} · ${pair.labels[n]}</figcaption>
      </figure>`,
  );
  return html`<section>
    <h3>${i + 1}. ${a} – ${b}</h3>
    ${pair.labels[0] !== pair.labels[1] && html`<p class="conflict">The labels differ.</p>`}
    <p>${pair.facts.join(' · ')}</p>
    <div class="pair">${figures}</div>
    <label><input type="checkbox" data-a="${a}" data-b="${b}" /> the same scan or mass</label>
  </section>`;
}

async function picture(source: ObjectStore, file: string): Promise<Html | undefined> {
  const bytes = await source.get(file);
  if (!bytes) return undefined;
  const { data, width, height } = await readGrey(bytes, file);
  const jpeg = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toBuffer();
  return html`<img alt="${file}" src="data:image/jpeg;base64,${jpeg.toString('base64')}" />`;
}
