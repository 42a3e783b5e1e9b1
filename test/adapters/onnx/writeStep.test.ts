import { describe, expect, it } from 'vitest';
import { openModelWriter } from '../../../adapters/onnx/ModelWriter.js';
import type { OnnxTensor } from '../../../adapters/onnx/OnnxRuntime.js';
import { openSession } from '../../../adapters/onnx/openSession.js';
import { writeStep, type Value } from '../../../adapters/onnx/writeStep.js';
import { expectClose } from '../../support/expectClose.js';
import { hasOnnxRuntime, onnxRuntime } from '../../support/onnxRuntime.js';
import { stepCases, type StepCase } from '../../support/stepCases.js';

/** What ONNX Runtime makes of a step: what is fed and what comes out has its channels last. */
async function run({ step, inputs, parameters, expected }: StepCase): Promise<OnnxTensor> {
  const writer = openModelWriter();
  const values = inputs.map(({ shape }, i): Value => {
    const rank = shape.length;
    return { name: writer.channelsSecond(`in ${i}`, rank, `first ${i}`), rank };
  });
  const made = writeStep(writer, step, values, (name) => parameters[name] as never);
  const last = writer.channelsLast(made.name, made.rank, 'last');
  writer.add('Identity', [last], 'out');
  const found = onnxRuntime();
  const session = await openSession(found, {
    ...{ nodes: writer.nodes, constants: writer.constants },
    inputs: inputs.map(({ shape }, i) => ({ name: `in ${i}`, shape })),
    outputs: [{ name: 'out', shape: expected.shape }],
  });
  const feeds = inputs.map(({ data, shape }, i) => [
    `in ${i}`,
    new found.runtime.Tensor('float32', data, shape),
  ]);
  const { out } = await session.run(Object.fromEntries(feeds) as Record<string, OnnxTensor>);
  await session.release();
  return out as OnnxTensor;
}

describe.skipIf(!hasOnnxRuntime())('writeStep', () => {
  it.each(stepCases)('computes $title', async (one) => {
    const { dims, data } = await run(one);
    expect(dims).toEqual(one.expected.shape);
    expectClose([...data], one.expected.data, 1e-5);
  });
});
