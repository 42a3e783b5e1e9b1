import { openEngine } from '../../../adapters/tensor/openEngine.js';
import type { EngineChoice } from '../../../adapters/tensor/engines/EngineChoice.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';

// Arguments: engine, `gpu` where one is required, how many jobs share the machine. Prints what was opened, or
// the error.
const [choice = '', required = '', jobs = '1'] = process.argv.slice(2);
try {
  const { tf, name, description, onGpu, facts, fallback } = await openEngine(
    choice as EngineChoice,
    required === 'gpu',
    Number(jobs),
  );
  // d/dx of x³ summed.
  const gradient = tf.grad((x) => x.mul(x).mul(x).sum())(tf.tensor1d([1, 2, 3]));
  const left = process.env['TF_NUM_INTRAOP_THREADS'];
  const found = { name, description, onGpu, facts, fallback, left };
  process.stdout.write(JSON.stringify({ ...found, gradient: [...gradient.dataSync()] }));
} catch (error) {
  if (!(error instanceof FoldcamError)) throw error;
  process.stdout.write(JSON.stringify({ code: error.code, message: error.message }));
}
