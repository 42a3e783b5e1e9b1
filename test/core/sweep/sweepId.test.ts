import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { sweepId } from '../../../core/sweep/sweepId.js';
import { pinned } from '../../support/planInput.js';

const id = (lines = '', data = 'data1', backbones = [pinned], name = 'Study'): string =>
  sweepId(parseSweep(`name: ${name}\ndata: ./here\n${lines}`), data, backbones, sha256Hex);

describe('sweepId', () => {
  test('is readable in front and unique behind', () => {
    expect(id()).toMatch(/^study-[0-9a-f]{10}$/);
  });

  test('is cut to a length that fits a job id and a folder', () => {
    expect(id('', 'data1', [pinned], 'a'.repeat(80))).toMatch(/^a{48}-[0-9a-f]{10}$/);
  });

  test('is the same wherever the data was read from', () => {
    const elsewhere = parseSweep('name: Study\ndata: s3://bucket/there\n');
    expect(sweepId(elsewhere, 'data1', [pinned], sha256Hex)).toBe(id());
  });

  test('is the same whether a default is written out or not', () => {
    expect(id('folds: { k: 5, seed: 1 }\ntarget: predicted\n')).toBe(id());
  });

  test.each([
    'labels: [benign, other]',
    'folds: { k: 4 }',
    'folds: { seed: 2 }',
    'folds: { compareUngrouped: true }',
    'backbones: [mobilenet_v1]',
    'recipes: [{ name: tail }]',
    'recipes: [{ name: head, epochs: 9 }]',
    'seeds: [2]',
    'methods: [cam]',
    'target: both',
    'require: gpu',
    'regions: { peritumoral: 20% }',
    'regions: { below: 20px }',
    'pointing: { tolerance: 15px }',
    'maps: { keep: all }',
    'maps: { taps: all }',
  ])('changes with %s', (lines) => {
    expect(id(`${lines}\n`)).not.toBe(id());
  });

  test('changes with the content of the data, the weights of a backbone, and the name', () => {
    expect(id('', 'data2')).not.toBe(id());
    expect(id('', 'data1', [{ ...pinned, digest: 'd2' }])).not.toBe(id());
    // The same letters in front, so that the digest must tell them apart.
    expect(id('', 'data1', [pinned], 'study')).not.toBe(id());
  });
});
