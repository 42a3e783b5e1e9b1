import { describe, expect, test } from 'vitest';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { problemsOf } from '../../support/problemsOf.js';

const smallest = 'name: study\ndata: ./busi\n';
const problems = (text: string) => problemsOf(() => parseSweep(text, { file: 'busi.yaml' }));

/** `row:column key code` of each problem. */
const places = (text: string): string[] =>
  problems(text).map(({ code, where }) =>
    [`${where?.row ?? '-'}:${where?.column ?? '-'}`, where?.key ?? '-', code].join(' '),
  );

const messages = (text: string): string[] => problems(text).map(({ message }) => message);

describe('parseSweep', () => {
  test('lists every problem at once, each with its row, its column and its key', () => {
    const text = [
      'name: my study',
      'folds: { k: 1, sed: 2 }',
      'labels: [benign]',
      'recipes:',
      '  - { name: head, epoch: 3 }',
      '  - { epochs: 0 }',
      'methods: [gradcam, cam]',
      'pointing: { tolerance: 3mm }',
    ].join('\n');
    expect(places(text).sort()).toEqual(
      [
        '1:7 name FOLDCAM_E_SWEEP_VALUE',
        // What is missing has no place in the file.
        '-:- data FOLDCAM_E_SWEEP_VALUE',
        '2:13 folds.k FOLDCAM_E_SWEEP_VALUE',
        '2:16 folds.sed FOLDCAM_E_SWEEP_KEY',
        '3:9 labels FOLDCAM_E_SWEEP_VALUE',
        '5:19 recipes[0].epoch FOLDCAM_E_SWEEP_KEY',
        // The recipe that lacks its name.
        '6:5 recipes[1].name FOLDCAM_E_SWEEP_VALUE',
        '6:15 recipes[1].epochs FOLDCAM_E_SWEEP_VALUE',
        '7:11 methods[0] FOLDCAM_E_SWEEP_VALUE',
        '8:24 pointing.tolerance FOLDCAM_E_SWEEP_VALUE',
      ].sort(),
    );
  });

  test('names the file in every problem', () => {
    const files = problems('folds: 3\nseed: 1\n').map(({ where }) => where?.file);
    expect(files).toEqual(['busi.yaml', 'busi.yaml', 'busi.yaml', 'busi.yaml']);
  });

  test('places an unknown key where the key stands, not on the line of its value', () => {
    expect(places(`${smallest}fodls:\n  k: 5\n`)).toEqual(['3:1 fodls FOLDCAM_E_SWEEP_KEY']);
    expect(places(`${smallest}1: x\n`)).toEqual(['3:1 1 FOLDCAM_E_SWEEP_KEY']);
  });

  test('says what is missing', () => {
    expect(messages('')).toEqual([
      'is missing and has no default',
      'is missing and has no default',
    ]);
    expect(places('')).toEqual([
      '-:- name FOLDCAM_E_SWEEP_VALUE',
      '-:- data FOLDCAM_E_SWEEP_VALUE',
    ]);
  });

  test('names the nearest method and target, and all there are', () => {
    expect(messages(`${smallest}methods: [gradcam]\n`)).toEqual([
      '"gradcam" is not one of cam, grad-cam, grad-cam++, layer-cam, hires-cam, xgrad-cam, ' +
        'element-wise-grad-cam, eigen-cam, eigen-grad-cam, ablation-cam, score-cam, ' +
        'smooth-grad-cam++, rise, occlusion, input-gradient, smooth-grad, integrated-gradients, full-grad, random, centre; ' +
        'did you mean grad-cam?',
    ]);
    expect(messages(`${smallest}target: predictd\n`)).toEqual([
      '"predictd" is not one of predicted, positive, true, both; did you mean predicted?',
    ]);
  });

  test('says what may stand below the mass', () => {
    expect(messages(`${smallest}regions: { below: 3 }\n`)).toEqual([
      'use full, a share (10%), 3mm or 20px',
    ]);
  });

  test.each(['just text', '- a list', '42', 'null: 1'])(
    'refuses a file that is no sweep file: %j',
    (text) => {
      expect(problems(text).length).toBeGreaterThan(0);
    },
  );
});

describe('parseSweep on wrong YAML', () => {
  test('places the error', () => {
    expect(places('name: study\ndata: [\n')).toEqual(['3:1 - FOLDCAM_E_SWEEP_SYNTAX']);
    expect(places('name: a\n\tdata: b\n')[0]).toMatch(/^2:1 - FOLDCAM_E_SWEEP_SYNTAX$/);
  });

  test('refuses a key that stands twice', () => {
    expect(places(`${smallest}name: other\n`)).toEqual(['3:1 - FOLDCAM_E_SWEEP_SYNTAX']);
  });

  test('refuses a second document, and an alias without an anchor', () => {
    expect(problems(`${smallest}---\n${smallest}`)[0]?.code).toBe('FOLDCAM_E_SWEEP_SYNTAX');
    expect(problems('name: *nobody\ndata: x\n')[0]?.code).toBe('FOLDCAM_E_SWEEP_SYNTAX');
  });

  test('refuses aliases that would expand without bounds', () => {
    // Nine levels of nine: 9⁹ items from a few hundred bytes.
    const level = (i: number): string =>
      `l${i}: &l${i} [${Array.from({ length: 9 }, () => (i === 0 ? 'x' : `*l${i - 1}`)).join()}]`;
    const bomb = Array.from({ length: 9 }, (_, i) => level(i)).join('\n');
    const [first, ...more] = problems(`${smallest}${bomb}\n`);
    expect(first?.code).toBe('FOLDCAM_E_SWEEP_SYNTAX');
    expect(first?.message).toMatch(/alias/i);
    expect(more).toEqual([]);
  });

  test('refuses brackets that nest without end', () => {
    const [first] = problems(`${smallest}x: ${'['.repeat(20_000)}`);
    expect(first?.code).toBe('FOLDCAM_E_SWEEP_SYNTAX');
  });

  test('does not take a key for a property of every object', () => {
    for (const key of ['__proto__', 'constructor', 'toString']) {
      expect(problems(`${smallest}${key}: { a: 1 }\n`)).toMatchObject([
        { code: 'FOLDCAM_E_SWEEP_KEY', where: { key } },
      ]);
    }
  });
});
