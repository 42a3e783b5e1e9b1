import { countBits } from './countBits.js';
import type { Landmarks } from './findLandmarks.js';

/** Bits of 64 in which the codes of one landmark may differ. */
export const codeDistance = 7;

/** Two pictures that share landmarks, by their places in the list; `mirrored` where a's were turned around. */
export interface Proposal {
  readonly a: number;
  readonly b: number;
  readonly shared: number;
}

const bands = 4;
const bins = 128;
/** Of a picture that shares landmarks with many, as layers of muscle do; copies share most. */
const most = 5;

/**
 * Pairs of pictures with at least `least` landmarks in common that lie at about one shift and scale from
 * each other. Only landmarks that agree in one of four bands of 16 bits are compared, and few of them do.
 * @param queries the landmarks of each picture, or of its mirror image
 * @param pictures the landmarks of each picture
 * @param sides the longer side of each, in pixels
 */
export function proposePairs(
  queries: readonly Landmarks[],
  pictures: readonly Landmarks[],
  sides: readonly number[],
  least: number,
): Proposal[] {
  const all = gather(pictures);
  const tables = Array.from({ length: bands }, (_, band) => bucketTable(all.codes, band));
  // Bands that many landmarks share tell little, and in large data sets would take all the time.
  const crowd = Math.max(400, all.owner.length / 2500);
  const votes = new Uint8Array(bins * pictures.length);
  const proposals: Proposal[] = [];
  for (const [a, query] of queries.entries()) {
    votes.fill(0);
    for (let q = 0; q < query.x.length; q++) {
      const low = query.codes[2 * q] as number;
      const high = query.codes[2 * q + 1] as number;
      for (let band = 0; band < bands; band++) {
        const { starts, members } = tables[band] as Buckets;
        const key = bandOf(low, high, band);
        const start = starts[key] as number;
        const end = starts[key + 1] as number;
        if (end - start > crowd) continue;
        // Members stand in the order of their pictures: those before a are at the front.
        for (let i = end - 1; i >= start; i--) {
          const other = members[i] as number;
          const b = all.owner[other] as number;
          if (b <= a) break;
          const lowBits = low ^ (all.codes[2 * other] as number);
          const highBits = high ^ (all.codes[2 * other + 1] as number);
          if (countBits(lowBits) + countBits(highBits) > codeDistance) continue;
          // Found in an earlier band, and counted there.
          if (agreesBefore(lowBits, highBits, band)) continue;
          const scale = (all.size[other] as number) / (query.size[q] as number);
          const bin = (sides[b] as number) / 6;
          const across = Math.floor(
            ((all.x[other] as number) - scale * (query.x[q] as number)) / bin,
          );
          const down = Math.floor(
            ((all.y[other] as number) - scale * (query.y[q] as number)) / bin,
          );
          const place = b * bins + binOf(scale, across, down);
          votes[place] = Math.min(255, (votes[place] as number) + 1);
        }
      }
    }
    const own: Proposal[] = [];
    for (let b = a + 1; b < pictures.length; b++) {
      let shared = 0;
      for (let i = b * bins; i < (b + 1) * bins; i++) shared = Math.max(shared, votes[i] as number);
      if (shared >= least) own.push({ a, b, shared });
    }
    own.sort((one, other) => other.shared - one.shared || one.b - other.b);
    proposals.push(...own.slice(0, most));
  }
  return proposals;
}

function agreesBefore(lowBits: number, highBits: number, band: number): boolean {
  for (let before = 0; before < band; before++) {
    if (bandOf(lowBits, highBits, before) === 0) return true;
  }
  return false;
}

// Unlike places may share a bin; they seldom do.
function binOf(scale: number, across: number, down: number): number {
  const step = Math.round(3 * Math.log2(scale));
  return (Math.imul(step, 73) + Math.imul(across, 11) + Math.imul(down, 37)) & (bins - 1);
}

function gather(pictures: readonly Landmarks[]): Landmarks & { readonly owner: Int32Array } {
  const total = pictures.reduce((sum, { x }) => sum + x.length, 0);
  const owner = new Int32Array(total);
  const x = new Float32Array(total);
  const y = new Float32Array(total);
  const size = new Float32Array(total);
  const codes = new Uint32Array(2 * total);
  let at = 0;
  for (const [picture, landmarks] of pictures.entries()) {
    owner.fill(picture, at, at + landmarks.x.length);
    x.set(landmarks.x, at);
    y.set(landmarks.y, at);
    size.set(landmarks.size, at);
    codes.set(landmarks.codes, 2 * at);
    at += landmarks.x.length;
  }
  return { owner, x, y, size, codes };
}

const bandOf = (low: number, high: number, band: number): number =>
  ((band < 2 ? low : high) >>> (16 * (band % 2))) & 0xffff;

interface Buckets {
  /** Where each key's members start; one more at the end. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
}

function bucketTable(codes: Uint32Array, band: number): Buckets {
  const count = codes.length / 2;
  const starts = new Uint32Array(0x10001);
  const keyOf = (i: number): number =>
    bandOf(codes[2 * i] as number, codes[2 * i + 1] as number, band);
  for (let i = 0; i < count; i++) {
    const key = keyOf(i);
    starts[key + 1] = (starts[key + 1] as number) + 1;
  }
  for (let key = 0; key < 0x10000; key++) {
    starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
  }
  const next = starts.slice();
  const members = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const key = keyOf(i);
    const place = next[key] as number;
    members[place] = i;
    next[key] = place + 1;
  }
  return { starts, members };
}
