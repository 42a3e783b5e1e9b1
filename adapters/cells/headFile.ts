import {
  isLinear,
  type CurvedHead,
  type Head,
  type LinearHead,
  type PooledWeights,
} from '../../core/training/Head.js';
import type { KernelModel } from '../../core/training/KernelModel.js';
import type { MlpModel } from '../../core/training/MlpModel.js';
import { poolings, type Pooling } from '../../core/sweep/Recipe.js';
import { readNpz } from '../npz/readNpz.js';
import { writeNpz, type NpzArray } from '../npz/writeNpz.js';

type Arrays = Readonly<Record<string, NpzArray>>;

/**
 * A linear head: `bias`, and `<layer>.<pooling>` with one weight a channel. A curved one: `mean` and
 * `scale` of the features, `channels` of the taps, `poolings` as places in the list of all, and `mlp.…` or
 * `rbf.…`. Of an ensemble each member's arrays start with `<number>/`.
 */
export function writeHead(head: Head): Uint8Array {
  if (head.kind !== 'ensemble') return writeNpz(arraysOf(head));
  const members = head.members.flatMap((member, m) =>
    Object.entries(arraysOf(member)).map(([name, array]) => [`${m}/${name}`, array] as const),
  );
  return writeNpz(Object.fromEntries(members));
}

/** @param layers the taps, in the order of the plan */
export function readHead(bytes: Uint8Array, layers: readonly string[]): Head {
  const arrays: Arrays = readNpz(bytes);
  if (!('0/mean' in arrays) && !('0/bias' in arrays)) return readOne(arrays, layers);
  const members: (LinearHead | CurvedHead)[] = [];
  for (let m = 0; ; m++) {
    const own = Object.entries(arrays).filter(([name]) => name.startsWith(`${m}/`));
    if (own.length === 0) return { kind: 'ensemble', members };
    const named = own.map(([name, array]) => [name.slice(`${m}/`.length), array] as const);
    members.push(readOne(Object.fromEntries(named), layers));
  }
}

function arraysOf(head: LinearHead | CurvedHead): Record<string, NpzArray> {
  if (isLinear(head)) return linearArrays(head);
  const { taps, pooling, by, model } = head;
  return {
    mean: vectorArray(by.mean),
    scale: vectorArray(by.scale),
    channels: vectorArray(Float64Array.from(taps, ({ channels }) => channels)),
    poolings: vectorArray(Float64Array.from(pooling, (name) => poolings.indexOf(name))),
    ...(model.kind === 'mlp' ? mlpArrays(model) : kernelArrays(model)),
  };
}

function linearArrays(head: LinearHead): Record<string, NpzArray> {
  const arrays: Record<string, NpzArray> = { bias: vectorArray(Float64Array.of(head.bias)) };
  for (const { layer, weights } of head.taps) {
    for (const pooling of poolings) {
      const data = weights[pooling];
      if (data) arrays[`${layer}.${pooling}`] = vectorArray(data);
    }
  }
  return arrays;
}

function mlpArrays({ hidden, hiddenBias, output, bias }: MlpModel): Record<string, NpzArray> {
  const units = output.length;
  return {
    'mlp.hidden': { data: hidden, shape: [units, hidden.length / units] },
    'mlp.hidden_bias': vectorArray(hiddenBias),
    'mlp.output': vectorArray(output),
    'mlp.bias': vectorArray(Float64Array.of(bias)),
  };
}

function kernelArrays({
  gamma,
  centres,
  coefficients,
  bias,
}: KernelModel): Record<string, NpzArray> {
  const rows = coefficients.length;
  return {
    'rbf.centres': { data: centres, shape: [rows, centres.length / rows] },
    'rbf.coefficients': vectorArray(coefficients),
    'rbf.gamma': vectorArray(Float64Array.of(gamma)),
    'rbf.bias': vectorArray(Float64Array.of(bias)),
  };
}

const vectorArray = (data: Float64Array): NpzArray => ({ data, shape: [data.length] });

function readOne(arrays: Arrays, layers: readonly string[]): LinearHead | CurvedHead {
  return 'mean' in arrays ? readCurved(arrays, layers) : readLinear(arrays, layers);
}

function readLinear(arrays: Arrays, layers: readonly string[]): LinearHead {
  const [bias] = wanted(arrays, 'bias');
  return {
    bias: bias as number,
    taps: layers.map((layer) => {
      const weights: Partial<Record<Pooling, Float64Array>> = {};
      for (const pooling of poolings) {
        const own = vector(arrays, `${layer}.${pooling}`);
        if (own) weights[pooling] = own;
      }
      return { layer, weights: weights satisfies PooledWeights };
    }),
  };
}

function readCurved(arrays: Arrays, layers: readonly string[]): CurvedHead {
  const channels = wanted(arrays, 'channels');
  return {
    kind: 'curved',
    taps: layers.map((layer, t) => ({ layer, channels: channels[t] ?? 0 })),
    pooling: [...wanted(arrays, 'poolings')].map((place) => poolings[place] ?? 'mean'),
    by: { mean: wanted(arrays, 'mean'), scale: wanted(arrays, 'scale') },
    model: 'rbf.gamma' in arrays ? readKernel(arrays) : readMlp(arrays),
  };
}

function readKernel(arrays: Arrays): KernelModel {
  const centres = arrays['rbf.centres']?.data;
  if (!(centres instanceof Float32Array)) throw new RangeError('a head without its centres');
  return {
    kind: 'rbf',
    gamma: wanted(arrays, 'rbf.gamma')[0] as number,
    centres,
    coefficients: wanted(arrays, 'rbf.coefficients'),
    bias: wanted(arrays, 'rbf.bias')[0] as number,
  };
}

function readMlp(arrays: Arrays): MlpModel {
  return {
    kind: 'mlp',
    hidden: wanted(arrays, 'mlp.hidden'),
    hiddenBias: wanted(arrays, 'mlp.hidden_bias'),
    output: wanted(arrays, 'mlp.output'),
    bias: wanted(arrays, 'mlp.bias')[0] as number,
  };
}

function vector(arrays: Arrays, name: string): Float64Array | undefined {
  const data = arrays[name]?.data;
  return data instanceof Float64Array ? data : undefined;
}

function wanted(arrays: Arrays, name: string): Float64Array {
  const found = vector(arrays, name);
  if (!found || found.length === 0) throw new RangeError(`a head without its ${name}`);
  return found;
}
