import type { TuneState, Values } from '../tensor/tune/TuneState.js';
import { sha256Hex } from '../digest/sha256.js';
import { readNpz } from '../npz/readNpz.js';
import { writeNpz, type NpzArray } from '../npz/writeNpz.js';

// In hex; a line before the arrays, so that both are stored at once.
const digestLength = 64;

/**
 * A state of fine-tuning as one file: the digest of the rest, then an npz file of arrays
 * `<part>:<parameter>`, counters and curve beside them.
 */
export const checkpointFile = {
  write({ parameters, first, second, best, epoch, steps, curve }: TuneState): Uint8Array {
    const vector = (...values: number[]): NpzArray => ({
      data: Float64Array.from(values),
      shape: [values.length],
    });
    const rows = curve.flatMap((one) => [one.epoch, one.training, one.validation ?? NaN]);
    const body = writeNpz({
      ...prefixed('parameters', parameters),
      ...prefixed('first', first),
      ...prefixed('second', second),
      ...prefixed('best', best.parameters),
      counters: vector(epoch, steps, best.epoch),
      curve: { data: Float64Array.from(rows), shape: [curve.length, 3] },
      logits: vector(...best.logits),
    });
    return Buffer.concat([Buffer.from(`${sha256Hex(body)}\n`), body]);
  },
  /** @throws RangeError where the bytes are not those that were written */
  read(bytes: Uint8Array): TuneState {
    const digest = Buffer.from(bytes.subarray(0, digestLength)).toString();
    const body = bytes.subarray(digestLength + 1);
    if (sha256Hex(body) !== digest) throw new RangeError('its bytes do not have its digest');
    const arrays = readNpz(body);
    const part = (name: string): Values =>
      new Map(
        Object.entries(arrays)
          .filter(([key]) => key.startsWith(`${name}:`))
          .map(([key, { data, shape }]) => [
            key.slice(name.length + 1),
            { shape, data: data as Float32Array },
          ]),
      );
    const numbers = (name: string): number[] => [...(arrays[name]?.data ?? [])];
    const [epoch = 0, steps = 0, bestEpoch = 0] = numbers('counters');
    const rows = numbers('curve');
    return {
      epoch,
      steps,
      parameters: part('parameters'),
      first: part('first'),
      second: part('second'),
      best: { epoch: bestEpoch, parameters: part('best'), logits: numbers('logits') },
      curve: Array.from({ length: rows.length / 3 }, (_, i) => {
        const [at = 0, training = 0, validation = NaN] = rows.slice(3 * i);
        return Number.isNaN(validation)
          ? { epoch: at, training }
          : { epoch: at, training, validation };
      }),
    };
  },
};

function prefixed(part: string, values: Values): Record<string, NpzArray> {
  return Object.fromEntries([...values].map(([name, value]) => [`${part}:${name}`, value]));
}
