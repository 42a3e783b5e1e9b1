import { describe, expect, test } from 'vitest';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { problemsOf } from '../../support/problemsOf.js';

const file = (lines: string): string =>
  lines.startsWith('name:') ? `${lines}\ndata: x\n` : `name: study\ndata: x\n${lines}\n`;

describe('the sweep file', () => {
  test.each([
    ['name: -a', 'name', 'use letters, digits, dot, dash and underscore'],
    [`name: ${'a'.repeat(81)}`, 'name', 'use at most 80 characters'],
    ['labels: [benign, benign]', 'labels', 'name two different labels'],
    ['labels: [a, b, c]', 'labels', 'name two labels; the last one is positive'],
    ['labels: [a, ""]', 'labels[1]', 'must not be empty'],
    ['backbones: [m, m]', 'backbones', 'one backbone stands twice: tell its runs apart with `as`'],
    ['backbones: [{ name: m, as: x }, x]', 'backbones', 'one backbone stands twice'],
    ['backbones: [{ name: m, taps: [a, a] }]', 'backbones[0].taps', 'names a layer twice'],
    [`backbones: [{ name: m, as: ${'a'.repeat(81)} }]`, 'backbones[0].as', 'use at most 80'],
    ['backbones: [{ name: m, seed: 3 }]', 'backbones[0].seed', 'goes with `weights: random` alone'],
    ['backbones: [{ name: m, weights: rendom }]', 'backbones[0].weights', 'did you mean random?'],
    ['recipes: [{ name: a }, { name: a }]', 'recipes', 'two recipes have the same name'],
    [`recipes: [{ name: ${'a'.repeat(81)} }]`, 'recipes[0].name', 'use at most 80 characters'],
    ['recipes: [{ name: a b }]', 'recipes[0].name', 'use letters, digits, dot, dash'],
    ['recipes: [{ name: a, unfreeze: some }]', 'recipes[0].unfreeze', 'or all'],
    [
      'recipes: [{ name: a, pooling: [max, max] }]',
      'recipes[0].pooling',
      'names a statistic twice',
    ],
    ['seeds: [1, 1]', 'seeds', 'names a seed twice'],
    ['methods: [cam, cam]', 'methods', 'names a method twice'],
    ['regions: { peritumoral: 3cm }', 'regions.peritumoral', 'use a share (10%), 3mm or 20px'],
    ['pointing: { tolerance: 10% }', 'pointing.tolerance', 'use pixels, such as 15px'],
  ])('says what is wrong: %s', (lines, key, message) => {
    const problems = problemsOf(() => parseSweep(file(lines)));
    expect(problems.map((problem) => problem.where?.key)).toEqual([key]);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.code).toBe('FOLDCAM_E_SWEEP_VALUE');
  });

  test.each([
    ['data: ""', 'data'],
    ['folds: { k: 1 }', 'folds.k'],
    ['folds: { k: 51 }', 'folds.k'],
    ['folds: { k: 2.5 }', 'folds.k'],
    ['folds: { seed: -1 }', 'folds.seed'],
    ['folds: { group: none }', 'folds.group'],
    ['backbones: []', 'backbones'],
    ['backbones: [3]', 'backbones[0]'],
    ['recipes: []', 'recipes'],
    ['recipes: [{ name: a, epochs: 0 }]', 'recipes[0].epochs'],
    ['recipes: [{ name: a, batch: 0 }]', 'recipes[0].batch'],
    ['recipes: [{ name: a, learningRate: 0 }]', 'recipes[0].learningRate'],
    ['recipes: [{ name: a, learningRate: .inf }]', 'recipes[0].learningRate'],
    ['recipes: [{ name: a, l2: -1 }]', 'recipes[0].l2'],
    ['recipes: [{ name: a, l2: .nan }]', 'recipes[0].l2'],
    ['recipes: [{ name: a, dropout: 1 }]', 'recipes[0].dropout'],
    ['recipes: [{ name: a, validation: 0.6 }]', 'recipes[0].validation'],
    ['recipes: [{ name: a, validation: 0 }]', 'recipes[0].validation'],
    ['recipes: [{ name: a, pooling: [] }]', 'recipes[0].pooling'],
    ['recipes: [{ name: a, flips: 1 }]', 'recipes[0].flips'],
    ['recipes: [{ name: a, patience: 0 }]', 'recipes[0].patience'],
    ['seeds: []', 'seeds'],
    ['seeds: [1.5]', 'seeds[0]'],
    ['methods: []', 'methods'],
    ['target: false', 'target'],
    ['maps: { keep: some }', 'maps.keep'],
    ['maps: { taps: first }', 'maps.taps'],
    ['maps: { overlays: gif }', 'maps.overlays'],
  ])('refuses %s', (lines, key) => {
    const text = lines.startsWith('data:') ? `name: study\n${lines}\n` : file(lines);
    const problems = problemsOf(() => parseSweep(text));
    expect(problems.map((problem) => problem.where?.key)).toEqual([key]);
  });

  test.each([
    'folds: { k: 2 }',
    'folds: { k: 50, seed: 0 }',
    'backbones: [m, { name: m, as: again }]',
    'recipes: [{ name: a, pooling: [max, mean, std], dropout: 0, l2: 0, validation: 0.5 }]',
    'regions: { peritumoral: 3mm, below: 10% }',
    'pointing: { tolerance: 15px }',
    'target: both',
  ])('accepts %s', (lines) => {
    expect(parseSweep(file(lines)).name).toBe('study');
  });
});
