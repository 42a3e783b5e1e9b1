import { findRuntime, type FoundRuntime } from '../../../adapters/onnx/findRuntime.js';
import { findBackbones } from '../../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../../adapters/tensor/backbones/planBackbone.js';
import { loadTrunk } from '../../../adapters/features/loadTrunk.js';
import { openEngine, type EngineChoice } from '../../../adapters/tensor/openEngine.js';

// Arguments: engine, name of a backbone, folder of backbones, images, and the cache with an ONNX Runtime
// that shall compute in place of the engine, or `none` for one that refuses. Prints what each tap holds for
// images whose pixel i has r = i, g = 1, b = 2i, the second image being twice the first, and so on.
const [choice = '', name = '', folder = '', images = '', onnx = ''] = process.argv.slice(2);
const backbones = await findBackbones([folder]);
const planned = await planBackbone({ name }, backbones);
const engine = await openEngine(choice as EngineChoice);
const layers = planned.taps.map(({ layer }) => layer);
const refusing = {
  runtime: { InferenceSession: { create: () => Promise.reject(new Error('too hard')) } },
  threads: 1,
} as unknown as FoundRuntime;
const found = onnx === 'none' ? refusing : onnx === '' ? undefined : findRuntime(onnx);
const refused: string[] = [];
const trunk = await loadTrunk(planned, backbones, layers, {
  engine: () => Promise.resolve(engine),
  runtime: found as FoundRuntime | undefined,
  onRefused: (reason) => refused.push(reason),
});
const pixels = planned.inputSize ** 2;
const input = Float32Array.from({ length: Number(images) * pixels * 3 }, (_, at) => {
  const i = Math.floor(at / 3) % pixels;
  const factor = 1 + Math.floor(at / (3 * pixels));
  return factor * ([i, 1, 2 * i][at % 3] ?? 0);
});
const before = engine.tf.memory().numTensors;
const taps = await trunk.run(input, Number(images));
const left = engine.tf.memory().numTensors - before;
trunk.dispose();
const shown = taps.map((own) => own.map((tap) => ({ ...tap, data: [...tap.data] })));
process.stdout.write(JSON.stringify({ engine: engine.name, left, refused, taps: shown }));
