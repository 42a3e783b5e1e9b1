import { runTool } from './runTool.js';

// The gradient of a sum of convolutions: each weight at the kernel's middle sees 2 · 8 · 8 ones.
const program = `
const util = require('node:util');
util.isNullOrUndefined ??= (value) => value == null;
const tf = require(process.argv[1]);
const x = tf.ones([2, 8, 8, 3]);
const [gradient] = tf.grads((kernel) => tf.conv2d(x, kernel, 1, 'same').sum())([tf.ones([3, 3, 3, 4])]);
const middle = gradient.dataSync()[48];
if (Math.abs(middle - 128) > 1e-3) throw new Error('a gradient is ' + middle + ' instead of 128');
const { backend } = tf.engine();
const found = { tensorflow: backend.binding.TF_Version, onGpu: backend.isUsingGpuDevice === true };
process.stdout.write(JSON.stringify({ found }));`;

export interface Checked {
  /** The library's own version. */
  readonly tensorflow: string;
  readonly onGpu: boolean;
}

/**
 * Loads a package of tfjs-node in a process of its own and computes a gradient.
 * @param name a folder, or what `require` finds from here
 * @throws Error with the loader's own reason
 */
export async function checkPackage(name: string): Promise<Checked> {
  const quiet = { TF_CPP_MIN_LOG_LEVEL: '3', TF_FORCE_GPU_ALLOW_GROWTH: 'true' };
  const printed = await runTool(process.execPath, ['-e', program, name], {
    env: { ...quiet, ...process.env },
    timeout: 120_000,
  });
  const from = printed.indexOf('{"found"');
  return (JSON.parse(printed.slice(from)) as { found: Checked }).found;
}
