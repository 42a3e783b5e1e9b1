import type { EngineChoice } from '../../../adapters/tensor/engines/EngineChoice.js';
import { selfTest } from '../../../adapters/tensor/engines/selfTest.js';
import { openEngine } from '../../../adapters/tensor/openEngine.js';

// Argument: engine. Prints the self-test's result and how many tensors it left behind.
const { tf } = await openEngine((process.argv[2] ?? '') as EngineChoice);
const before = tf.memory().numTensors;
const result = await selfTest(tf);
process.stdout.write(JSON.stringify({ ...result, left: tf.memory().numTensors - before }));
