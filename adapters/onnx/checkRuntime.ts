import { runTool } from '../libtensorflow/runTool.js';
import { encodeModel } from './encodeModel.js';

// Doubles what it is given.
const model = encodeModel({
  nodes: [{ operator: 'Add', inputs: ['x', 'x'], output: 'y' }],
  constants: [],
  inputs: [{ name: 'x', shape: ['n'] }],
  outputs: [{ name: 'y', shape: ['n'] }],
});

const program = `
const { InferenceSession, Tensor } = require(process.argv[1]);
InferenceSession.create(Buffer.from(process.argv[2], 'base64')).then(async (session) => {
  const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(3), [1]) });
  if (y.data[0] !== 6) throw new Error('twice 3 is ' + y.data[0]);
});`;

/**
 * Loads the package in a process of its own and computes with it.
 * @throws Error with the loader's own reason
 */
export async function checkRuntime(folder: string): Promise<void> {
  const text = Buffer.from(model).toString('base64');
  await runTool(process.execPath, ['-e', program, folder, text], { timeout: 60_000 });
}
