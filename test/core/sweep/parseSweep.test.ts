import { describe, expect, test } from 'vitest';
import { parseSweep } from '../../../core/sweep/parseSweep.js';

const smallest = 'name: study\ndata: ./busi\n';

describe('parseSweep', () => {
  test('fills in every default', () => {
    expect(parseSweep(smallest)).toEqual({
      name: 'study',
      data: './busi',
      labels: ['benign', 'malignant'],
      folds: { k: 5, seed: 1, group: 'auto', compareUngrouped: false },
      backbones: [{ name: 'mobilenet_v2' }],
      recipes: [
        {
          name: 'head',
          unfreeze: 0,
          head: 'linear',
          hidden: 16,
          c: 1,
          gamma: 'scale',
          crop: 'full',
          margin: 0.5,
          fit: 'stretch',
          pooling: ['mean'],
          epochs: 150,
          patience: 30,
          batch: 32,
          learningRate: 0.001,
          optimiser: 'adam',
          schedule: 'constant',
          warmUp: 0,
          weightDecay: 0.01,
          momentum: 0.9,
          labelSmoothing: 0,
          mixup: 0,
          l2: 0.5,
          dropout: 0.1,
          flips: false,
          testFlips: false,
          ensemble: 1,
          classWeights: 'balanced',
          validation: 0.2,
        },
      ],
      seeds: [1],
      methods: ['grad-cam', 'grad-cam++', 'layer-cam'],
      target: 'predicted',
      regions: { peritumoral: '10%', below: 'full' },
      pointing: { tolerance: '0px' },
      maps: { keep: 'overlays', overlays: 'jpeg', taps: 'deepest' },
      perturbation: { masks: 1000, samples: 25, steps: 50, window: 32, stride: 16 },
    });
  });

  test('fills in what a nested object leaves out', () => {
    const spec = parseSweep(
      `${smallest}folds: { k: 3 }\nregions: { below: 20px }\nmaps: { keep: all }\npointing: {}\n`,
    );
    expect(spec.folds).toEqual({ k: 3, seed: 1, group: 'auto', compareUngrouped: false });
    expect(spec.regions).toEqual({ peritumoral: '10%', below: '20px' });
    expect(spec.maps).toEqual({ keep: 'all', overlays: 'jpeg', taps: 'deepest' });
    expect(spec.pointing).toEqual({ tolerance: '0px' });
  });

  test('takes a backbone by its name alone, or with taps and a name of its own', () => {
    const spec = parseSweep(
      `${smallest}backbones:\n  - mobilenet_v1\n  - { name: mobilenet_v1, as: deep, taps: [conv_pw_12_relu] }\n`,
    );
    expect(spec.backbones).toEqual([
      { name: 'mobilenet_v1' },
      { name: 'mobilenet_v1', as: 'deep', taps: ['conv_pw_12_relu'] },
    ]);
  });

  test('takes a bare `true`, which YAML reads as a boolean, for the target of that name', () => {
    expect(parseSweep(`${smallest}target: true\n`).target).toBe('true');
    expect(parseSweep(`${smallest}target: "true"\n`).target).toBe('true');
  });

  test('reads JSON, a byte order mark and CRLF alike', () => {
    const expected = parseSweep(smallest);
    expect(parseSweep('{"name": "study", "data": "./busi"}')).toEqual(expected);
    expect(parseSweep(`\uFEFF${smallest}`)).toEqual(expected);
    expect(parseSweep(smallest.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  test('lets the data set be given from outside, whether the file names one or not', () => {
    expect(parseSweep(smallest, { data: '/elsewhere' }).data).toBe('/elsewhere');
    expect(parseSweep('name: study\n', { data: '/elsewhere' }).data).toBe('/elsewhere');
    expect(parseSweep(smallest, { data: undefined }).data).toBe('./busi');
  });

  test('lets anchors say a thing twice', () => {
    const spec = parseSweep(`name: study\ndata: &place ./busi\nlabels: [a, *place]\n`);
    expect(spec.labels).toEqual(['a', './busi']);
  });

  test('is what it was written from once more', () => {
    const spec = parseSweep(`${smallest}seeds: [3, 1]\nbackbones: [mobilenet_v1]\n`);
    expect(parseSweep(JSON.stringify(spec))).toEqual(spec);
  });
});
