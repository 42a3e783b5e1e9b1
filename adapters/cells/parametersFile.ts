import type { Parameter } from '../tensor/graph/Step.js';
import { readNpz } from '../npz/readNpz.js';
import { writeNpz } from '../npz/writeNpz.js';

/** A network's parameters by name, batch normalisation folded into them. */
export const parametersFile = {
  write: (parameters: ReadonlyMap<string, Parameter>): Uint8Array =>
    writeNpz(Object.fromEntries(parameters)),
  /** @throws RangeError for arrays that are not float32 */
  read: (bytes: Uint8Array): Map<string, Parameter> =>
    new Map(
      Object.entries(readNpz(bytes)).map(([name, { data, shape }]) => {
        if (!(data instanceof Float32Array)) throw new RangeError(`${name} is not float32`);
        return [name, { data, shape }];
      }),
    ),
};
