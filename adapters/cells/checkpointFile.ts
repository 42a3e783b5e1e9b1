import type { TuneState, Values } from '../tensor/tune/TuneState.js';
import { readNpz } from '../npz/readNpz.js';
import { writeNpz, type NpzArray } from '../npz/writeNpz.js';

/** A state of fine-tuning as one file: arrays `<part>:<parameter>`, counters and curve beside them. */
export const checkpointFile = {
  write({ parameters, first, second, best, epoch, steps, curve }: TuneState): Uint8Array {
    const vector = (...values: number[]): NpzArray => ({
      data: Float64Array.from(values),
      shape: [values.length],
    });
    const rows = curve.flatMap((one) => [one.epoch, one.training, one.validation ?? NaN]);
    return writeNpz({
      ...prefixed('parameters', parameters),
      ...prefixed('first', first),
      ...prefixed('second', second),
      ...prefixed('best', best.parameters),
      counters: vector(epoch, steps, best.epoch),
      curve: { data: Float64Array.from(rows), shape: [curve.length, 3] },
      logits: vector(...best.logits),
    });
  },
  read(bytes: Uint8Array): TuneState {
    const arrays = readNpz(bytes);
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
