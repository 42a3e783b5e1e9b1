import { describe, expect, it } from 'vitest';
import { openOnnxTrunk } from '../../../adapters/onnx/openOnnxTrunk.js';
import { lowerGraph } from '../../../adapters/tensor/graph/lowerGraph.js';
import { expectClose } from '../../support/expectClose.js';
import { graphCases } from '../../support/graphCases.js';
import { hasOnnxRuntime, onnxRuntime } from '../../support/onnxRuntime.js';

describe.skipIf(!hasOnnxRuntime())('openOnnxTrunk', () => {
  it.each(graphCases)(
    'computes $title',
    async ({ config, weights, outputs, from, input, expected }) => {
      const graph = lowerGraph(config, { weights, outputs, from, origin: 'by hand' });
      const trunk = await openOnnxTrunk(onnxRuntime(), graph, [1, 1, 1]);
      const taps = await trunk.run(input.data, 2);
      trunk.dispose();
      expect(taps).toHaveLength(2);
      for (const [image, own] of taps.entries()) {
        expect(own.map(({ layer }) => layer)).toEqual(outputs);
        own.forEach(({ data, height, width, channels }, i) => {
          expect([height, width, channels]).toEqual([1, 1, 1]);
          expectClose([...data], [expected[i]?.[image] ?? NaN], 1e-5);
        });
      }
    },
  );

  it('says what ONNX Runtime does not take', async () => {
    const step = { kind: 'add', output: 'sum', inputs: ['x', 'x'] } as const;
    const graph = { input: 'x', outputs: ['sum'], parameters: new Map(), steps: [step, step] };
    const opened = openOnnxTrunk(onnxRuntime(), graph, [1, 1, 1]);
    await expect(opened).rejects.toThrow('sum');
  });
});
