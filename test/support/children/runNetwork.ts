import type { Tensor } from '@tensorflow/tfjs';
import { lowerGraph } from '../../../adapters/tensor/graph/lowerGraph.js';
import { openEngine, type EngineChoice } from '../../../adapters/tensor/openEngine.js';
import { openNetwork } from '../../../adapters/tensor/openNetwork.js';
import { kerasLayer, kerasModel, weight } from '../kerasLayer.js';

// Argument: engine. Prints what a network that doubles gives for seventy images of 1 × 2 × 1, the i-th
// being i and i + 1: as it is, where three fill the memory, and where that shows when results are read.
const engine = await openEngine((process.argv[2] ?? '') as EngineChoice);
const { tf } = engine;
const images = 70;
const input = Float32Array.from({ length: 2 * images }, (_, at) => Math.floor(at / 2) + (at % 2));
const graph = lowerGraph(
  kerasModel(kerasLayer('x', 'InputLayer'), kerasLayer('twice', 'Conv2D', ['x'])),
  {
    weights: new Map([['twice/kernel', weight([1, 1, 1, 1], 2)]]),
    outputs: ['x', 'twice'],
    origin: 'by hand',
  },
);
const full = new Error('OOM when allocating tensor');
const before = tf.memory().numTensors;

const sizes: number[] = [];
const narrow: typeof tf = {
  ...tf,
  tensor4d: (values, shape, dtype) => {
    sizes.push(shape?.[0] ?? 0);
    if ((shape?.[0] ?? 0) > 2) throw full;
    return tf.tensor4d(values, shape, dtype);
  },
};

function run(own: typeof tf, count = images) {
  const network = openNetwork({ ...engine, tf: own }, graph, [1, 2, 1]);
  const open = tf.memory().numTensors;
  const taps = network.run(input.subarray(0, 2 * count), count);
  const left = tf.memory().numTensors - open;
  network.dispose();
  const shown = taps.map((own) => own.map((tap) => ({ ...tap, data: [...tap.data] })));
  return { taps: shown, left };
}

const whole = run(tf);
const inPieces = run(narrow, 6);

// A GPU computes behind one's back: what it lacks shows when results are read.
const prototype = tf.Tensor.prototype;
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its tensor below
const read = prototype.dataSync;
prototype.dataSync = function (this: Tensor) {
  if (this.size > 4) throw full;
  return read.call(this);
} as typeof read;
const late = run(tf, 6);
prototype.dataSync = read;

const left = tf.memory().numTensors - before;
process.stdout.write(JSON.stringify({ whole, inPieces, sizes, late, left }));
