import type * as TensorFlow from '@tensorflow/tfjs';
import { lowerGraph } from '../../../adapters/tensor/graph/lowerGraph.js';
import { runGraph, type StepRunner } from '../../../adapters/tensor/graph/runGraph.js';
import { runStep } from '../../../adapters/tensor/graph/runStep.js';
import { runTrainingStep } from '../../../adapters/tensor/graph/runTrainingStep.js';
import type { Parameter } from '../../../adapters/tensor/graph/Step.js';
import { uploadParameters } from '../../../adapters/tensor/graph/uploadParameters.js';
import { openEngine, type EngineChoice } from '../../../adapters/tensor/openEngine.js';
import { graphCases, longGraph } from '../graphCases.js';
import { stepCases } from '../stepCases.js';

type Tensor = TensorFlow.Tensor;

// Argument: engine. Prints what it computes for the cases of stepCases.ts and graphCases.ts, with each
// way to run a step, and how many tensors stayed.
const { tf, name } = await openEngine((process.argv[2] ?? '') as EngineChoice);
const runners: Readonly<Record<string, StepRunner>> = {
  forward: runStep,
  training: runTrainingStep,
};

const upload = ({ data, shape }: Parameter): Tensor => tf.tensor(data, [...shape]);
const show = (tensor: Tensor) => ({ shape: tensor.shape, data: [...tensor.dataSync<'float32'>()] });

/** What `work` gives, and how many tensors it left. */
function counted<T>(work: () => T): T & { left: number } {
  const before = tf.memory().numTensors;
  const result = work();
  return { ...result, left: tf.memory().numTensors - before };
}

const steps = Object.entries(runners).flatMap(([way, run]) =>
  stepCases.map((one) =>
    counted(() => {
      const inputs = one.inputs.map(upload);
      const parameters = uploadParameters(tf, new Map(Object.entries(one.parameters)));
      const parameter = (own: string): Tensor => parameters.get(own) as Tensor;
      const output = tf.tidy(() => run(tf, one.step, inputs, parameter));
      const shown = { way, title: one.title, ...show(output) };
      tf.dispose([output, ...inputs, ...parameters.values()]);
      return shown;
    }),
  ),
);

const graphs = Object.entries(runners).flatMap(([way, run]) =>
  graphCases.map(({ title, config, weights, outputs, from, input }) =>
    counted(() => {
      const lowered = lowerGraph(config, { weights, outputs, from, origin: 'by hand' });
      const parameters = uploadParameters(tf, lowered.parameters);
      const x = upload(input);
      const made = runGraph(tf, lowered, parameters, x, run);
      const values = made.map(show);
      tf.dispose(made);
      // The input is still the caller's: it can be read.
      const fed = show(x);
      tf.dispose([x, ...parameters.values()]);
      return { way, title, values, fed };
    }),
  ),
);

const missing = counted(() => {
  const lowered = lowerGraph(longGraph.config, { ...longGraph, origin: 'by hand' });
  const x = upload(longGraph.input);
  let message = '';
  try {
    runGraph(tf, lowered, new Map(), x);
  } catch (error) {
    message = String(error);
  }
  x.dispose();
  return { message };
});

/** How many tensors there are at each step of a chain. */
const held: number[] = [];
const chain = counted(() => {
  const lowered = lowerGraph(longGraph.config, { ...longGraph, origin: 'by hand' });
  const parameters = uploadParameters(tf, lowered.parameters);
  const x = upload(longGraph.input);
  const [output] = runGraph(tf, lowered, parameters, x, (...given) => {
    held.push(tf.memory().numTensors);
    return runStep(...given);
  });
  const value = output ? show(output) : undefined;
  tf.dispose([x, output ?? [], ...parameters.values()]);
  return { value };
});

process.stdout.write(JSON.stringify({ engine: name, steps, graphs, missing, chain, held }));
