import { describe, expect, test } from 'vitest';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { problemsOf } from '../../support/problemsOf.js';

const messages = (lines: string): string[] =>
  problemsOf(() => parseSweep(`name: study\ndata: x\n${lines}\n`)).map(({ message }) => message);

describe('issueMessage', () => {
  test.each([
    [
      'maps: overlays',
      'wants keys with values, such as `maps: { keep: overlays }`, not "overlays"',
    ],
    ['folds: 5', 'wants keys with values, such as `folds: { k: 5, seed: 1 }`, not 5'],
    ['maps: [overlays]', 'wants keys with values, such as `maps: { keep: overlays }`, not a list'],
    [
      'faithfulness: false',
      'wants keys with values, such as `faithfulness: { images: 20 }`, not false',
    ],
    ['recipes: [head]', 'wants keys with values, such as `{ name: head }`, not "head"'],
    [
      'recipes: [{ name: a, augment: true }]',
      'wants keys with values, such as `augment: { copies: 4 }`, not true',
    ],
  ])('says where keys are wanted, and which may stand there: %s', (lines, message) => {
    expect(messages(lines)).toEqual([message]);
  });

  test.each([
    ['methods: grad-cam', 'wants a list, such as `methods: [grad-cam, layer-cam]`, not "grad-cam"'],
    ['seeds: 1', 'wants a list, such as `seeds: [1, 2]`, not 1'],
    ['backbones:', 'wants a list, such as `backbones: [mobilenet_v2]`, not an empty value'],
    [
      'recipes: { name: head }',
      'wants a list, such as `recipes: [{ name: head }]`, not keys with values',
    ],
    ['seeds: []', 'is empty: name at least one, such as `seeds: [1, 2]`'],
  ])('says where a list is wanted, and what may stand in it: %s', (lines, message) => {
    expect(messages(lines)).toEqual([message]);
  });

  test.each([
    ['folds: { k: five }', 'wants a number, not "five"'],
    ['folds: { k: 2.5 }', 'wants a whole number, not 2.5'],
    ['folds: { k: 1 }', 'must be at least 2, not 1'],
    ['folds: { k: 51 }', 'must be at most 50, not 51'],
    ['folds: { compareUngrouped: 1 }', 'wants true or false, not 1'],
    ['folds: { group: none }', 'wants auto, not "none"'],
    ['recipes: [{ name: a, learningRate: 0 }]', 'must be above 0, not 0'],
    ['recipes: [{ name: a, gamma: auto }]', 'use scale, or a number above 0'],
    ['recipes: [{ name: a, flips: 1 }]', 'use true, false or drawn'],
    ['labels: [0, 1]', 'wants text, not 0: write "0"'],
    ['pointing: { tolerance: 15 }', 'wants text, such as `tolerance: 15px`, not 15'],
    [`target: ${'x'.repeat(70)}`, `"${'x'.repeat(60)}…" is not one of predicted`],
  ])('says what a single value may be, and what it is: %s', (lines, message) => {
    expect(messages(lines)[0]).toContain(message);
  });
});
