import { describe, expect, test } from 'vitest';
import type { Architecture } from '../../../../adapters/tensor/architectures/Architecture.js';
import {
  architectures,
  findArchitecture,
} from '../../../../adapters/tensor/architectures/architectures.js';
import { readArchitectureVector } from '../../../support/backboneNumbers.js';

/** Where we differ from keras.applications: Keras' line, ours. */
const deviations: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  // x + 3 and · 1/6 are operations that Keras does not list; ours are in one layer with the ReLU6.
  mobilenet_v3_small: [[/^(re_lu_\d+) ReLU 1 1 (\d+)$/, '$1 Activation 1 1 $2']],
  mobilenet_v3_large: [[/^(re_lu_\d+) ReLU 1 1 (\d+)$/, '$1 Activation 1 1 $2']],
};

/** Not in keras.applications: efficientNetLite0.test.ts has its numbers. */
const elsewhere = ['efficientnet_lite0'];

const names = [...architectures.keys()].filter((name) => !elsewhere.includes(name));

const linesOf = ({ config, shapes }: Architecture): string[] =>
  config.layers.map(({ name, class_name: kind }) =>
    [name, kind, ...(shapes.get(name) ?? [])].join(' '),
  );

describe.each(names)('%s', (name) => {
  const built = findArchitecture(name);
  if (!built) throw new Error(name);
  const vector = readArchitectureVector(name);

  test('has the layers, classes and output shapes of keras.applications', () => {
    const theirs = vector.layers.map((line) =>
      (deviations[name] ?? []).reduce((text, [from, to]) => text.replace(from, to), line),
    );
    // Keras sorts by depth; we keep the order in which they are made.
    expect(linesOf(built).sort()).toEqual(theirs.sort());
  });

  test('has as many parameters', () => {
    const counts = built.weights.map(({ shape }) => shape.reduce((a, b) => a * b, 1));
    expect(counts.reduce((a, b) => a + b, 0)).toBe(vector.parameters);
  });

  test('has taps of which the oracle has numbers', () => {
    expect(vector.numbers.taps).toEqual(built.taps);
  });

  test('makes every layer after its inputs', () => {
    const made = new Set<unknown>();
    for (const layer of built.config.layers) {
      for (const [input] of layer.inbound_nodes.flat()) expect(made).toContain(input);
      made.add(layer.name);
    }
  });
});

test('every deviation is one', () => {
  for (const [name, rules] of Object.entries(deviations)) {
    for (const [from] of rules) {
      expect(
        readArchitectureVector(name).layers.filter((line) => from.test(line)).length,
      ).toBeGreaterThan(0);
    }
  }
});
