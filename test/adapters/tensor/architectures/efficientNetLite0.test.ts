import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { efficientNetLite0 } from '../../../../adapters/tensor/architectures/efficientNetLite0.js';
import { reportUntested, sharedData } from '../../../support/sharedData.js';
import { runChild } from '../../../support/startChild.js';

interface Statistics {
  readonly shape: readonly number[];
  readonly mean: number;
  readonly std: number;
  readonly max: number;
  readonly first8_of_gap: readonly number[];
}

it('is B0 without its squeeze and excitation', () => {
  const { shapes, weights } = efficientNetLite0();
  // Table 1 of arXiv:1905.11946.
  expect(shapes.get('block2b_add')).toEqual([56, 56, 24]);
  expect(shapes.get('block5c_add')).toEqual([14, 14, 112]);
  expect(shapes.get('top_activation')).toEqual([7, 7, 1280]);
  expect([...shapes.keys()].filter((layer) => layer.includes('_se_'))).toEqual([]);
  const kinds = new Set(weights.map(({ name }) => name.split('/')[1]));
  expect(kinds.size).toBe(6);
  expect(kinds).not.toContain('bias');
});

const folder = sharedData.backbones;
if (folder === undefined) reportUntested('efficientnet_lite0 with its real weights', 'backbones');
const files = path.join(folder ?? '', 'efficientnet_lite0');

describe.runIf(folder !== undefined).each(['wasm', 'cpu'])('with its weights, on %s', (engine) => {
  let expected: Map<string, Statistics>;
  let ran: readonly (Statistics & { readonly block: string })[];
  beforeAll(async () => {
    const reference = JSON.parse(await readFile(path.join(files, 'reference.json'), 'utf8')) as {
      outputs: Record<string, Statistics>;
    };
    expected = new Map(Object.entries(reference.outputs));
    const weights = path.join(files, 'efficientnet_lite0_notop.h5');
    ran = JSON.parse(await runChild('runLite0.ts', [engine, weights])) as typeof ran;
  }, 120_000);

  it('every block gives what the reference gives, to 1e-4 of it or of its deviation', () => {
    expect(ran).toHaveLength(expected.size);
    for (const { block, ...given } of ran) {
      // The reference calls `block1a_output` what is block1a_project_bn or block2b_add.
      const wanted = expected.get(block.replace(/^(block..)_.*/, '$1_output'));
      if (!wanted) throw new Error(`the reference lacks ${block}`);
      expect(given.shape).toEqual(wanted.shape);
      const figures = ({ mean, std, max, first8_of_gap }: Statistics) => [
        mean,
        std,
        max,
        ...first8_of_gap,
      ];
      const worst = figures(given).map((value, i) => {
        const other = figures(wanted)[i] ?? NaN;
        return Math.abs(value - other) / Math.max(Math.abs(other), wanted.std);
      });
      expect(Math.max(...worst), block).toBeLessThan(1e-4);
    }
  });
});
