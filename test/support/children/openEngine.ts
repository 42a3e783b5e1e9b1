import { openEngine } from '../../../adapters/tensor/openEngine.js';
import type { EngineChoice } from '../../../adapters/tensor/engines/EngineChoice.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';

// Arguments: engine, `gpu` where one is required. Prints what was opened, or the error.
const [choice = '', required = ''] = process.argv.slice(2);
try {
  const { tf, name, description, onGpu, facts, fallback } = await openEngine(
    choice as EngineChoice,
    required === 'gpu',
  );
  // d/dx of x³ summed.
  const gradient = tf.grad((x) => x.mul(x).mul(x).sum())(tf.tensor1d([1, 2, 3]));
  const found = { name, description, onGpu, facts, fallback, gradient: [...gradient.dataSync()] };
  process.stdout.write(JSON.stringify(found));
} catch (error) {
  if (!(error instanceof FoldcamError)) throw error;
  process.stdout.write(JSON.stringify({ code: error.code, message: error.message }));
}
