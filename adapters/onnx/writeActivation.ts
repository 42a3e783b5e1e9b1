import type { Activation } from '../tensor/graph/Step.js';
import type { ModelWriter } from './ModelWriter.js';

/** The operators of an activation. @param rank how many axes the value has */
export function writeActivation(
  { add, constant }: ModelWriter,
  activation: Activation,
  input: string,
  rank: number,
  output: string,
): void {
  switch (activation) {
    case 'linear':
      add('Identity', [input], output);
      return;
    case 'relu':
      add('Relu', [input], output);
      return;
    case 'relu6': {
      const bounds = [0, 6].map((bound) =>
        constant(`${output}/${bound}`, Float32Array.of(bound), []),
      );
      add('Clip', [input, ...bounds], output);
      return;
    }
    case 'sigmoid':
      add('Sigmoid', [input], output);
      return;
    case 'silu':
      add('Mul', [input, add('Sigmoid', [input], `${output}/gate`)], output);
      return;
    case 'softmax':
      add('Softmax', [input], output, { axis: rank === 4 ? 1 : -1 });
      return;
    case 'hard_sigmoid':
      add('HardSigmoid', [input], output, { alpha: { float: 1 / 6 }, beta: { float: 0.5 } });
      return;
    case 'hard_silu':
      add('HardSwish', [input], output);
      return;
  }
}
