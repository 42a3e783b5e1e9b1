import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import * as layout from '../../../core/store/layout.js';
import type { View } from '../../../core/image/View.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';

const spec = (lines = '') => parseSweep(`name: study\ndata: x\n${lines}\n`);
const series = { method: 'grad-cam', target: 'predicted' } as const;
const maps = (lines = '') => layout.mapsFolder('c1', series, spec(lines), sha256Hex);
const outcomes = (lines = '') => layout.outcomesFolder('c1', series, spec(lines), sha256Hex);

describe('layout', () => {
  test('puts everything where the store is documented to have it', () => {
    expect(layout.cellFolder('c1')).toBe('cells/c1/');
    expect(layout.cellManifest('c1')).toBe('cells/c1/manifest.json');
    expect(layout.sweepFile('busi-1', 'report.json')).toBe('sweeps/busi-1/report.json');
    expect(layout.datasetManifest('d1')).toBe('datasets/d1/manifest.json');
    const tap = { layer: 'conv_12', digest: '0123456789abcdef' };
    expect(layout.featuresFolder('d1', 'net', tap)).toBe('features/d1/net/conv_12-0123456789ab/');
  });

  test('keeps features of other views, and of altered copies, apart', () => {
    const tap = { layer: 'conv_12', digest: '0123456789abcdef' };
    const folder = (view?: View, copy?: string) =>
      layout.featuresFolder('d1', 'net', tap, view, copy);
    const view = { crop: 'full', margin: 0.5, fit: 'stretch' } as const;
    const plain = 'features/d1/net/conv_12-0123456789ab';
    expect(folder(view)).toBe(`${plain}/`);
    expect(folder({ ...view, crop: 'lesion' })).toBe(`${plain}.lesion-0.5-stretch/`);
    expect(folder(view, 'altered-1')).toBe(`${plain}.altered-1/`);
    expect(folder({ ...view, fit: 'letterbox' }, 'altered-1')).toBe(
      `${plain}.letterbox.altered-1/`,
    );
  });

  test.each([
    ['benign/a.PNG', 'datasets/d1/images/77.png'],
    ['a.b/c.v2.tiff', 'datasets/d1/images/77.tiff'],
    ['a.b/c', 'datasets/d1/images/77'],
  ])('names the ingested file %s by its content', (file, key) => {
    expect(layout.datasetFile('d1', 'images', { file, sha256: '77' })).toBe(key);
  });
});

describe('mapSeries', () => {
  test('pairs every method with the target', () => {
    expect(layout.mapSeries(spec('methods: [cam, grad-cam]\ntarget: true'))).toEqual([
      { method: 'cam', target: 'true' },
      { method: 'grad-cam', target: 'true' },
    ]);
  });

  test('takes `both` for the predicted and the positive label', () => {
    expect(layout.mapSeries(spec('methods: [cam, grad-cam]\ntarget: both'))).toEqual([
      { method: 'cam', target: 'predicted' },
      { method: 'grad-cam', target: 'predicted' },
      { method: 'cam', target: 'positive' },
      { method: 'grad-cam', target: 'positive' },
    ]);
  });
});

describe('mapsFolder', () => {
  test('lies in the cell, and names the method and the target', () => {
    expect(maps()).toMatch(/^cells\/c1\/maps\/grad-cam\.predicted\.[0-9a-f]{8}\/$/);
  });

  test('is another where other maps are kept', () => {
    expect(maps('maps: { keep: all }')).not.toBe(maps());
    expect(maps('maps: { taps: all }')).not.toBe(maps());
    expect(maps('maps: { overlays: png }')).not.toBe(maps());
  });

  test('is the same whatever regions and points are made of the maps', () => {
    expect(maps('regions: { below: 9px }\npointing: { tolerance: 5px }')).toBe(maps());
  });
});

describe('settings of methods that ask the network again', () => {
  const of = (method: string, lines: string) =>
    [layout.mapsFolder, layout.outcomesFolder].map((folder) =>
      folder('c1', { method, target: 'predicted' }, spec(lines), sha256Hex),
    );

  test('give their maps and outcomes another folder', () => {
    const [maps, outcomes] = of('rise', '');
    const [otherMaps, otherOutcomes] = of('rise', 'perturbation: { masks: 9 }');
    expect(otherMaps).not.toBe(maps);
    expect(otherOutcomes).not.toBe(outcomes);
  });

  test('leave those of other methods where they are', () => {
    expect(of('rise', 'perturbation: { steps: 9 }')).toEqual(of('rise', ''));
    expect(of('grad-cam', 'perturbation: { masks: 9, window: 5, stride: 5 }')).toEqual(
      of('grad-cam', ''),
    );
  });
});

describe('outcomesFolder', () => {
  test('lies in the cell, and names the method and the target', () => {
    expect(outcomes()).toMatch(/^cells\/c1\/outcomes\/grad-cam\.predicted\.[0-9a-f]{8}\/$/);
  });

  test.each([
    'regions: { peritumoral: 3mm }',
    'regions: { below: 9px }',
    'pointing: { tolerance: 5px }',
    'maps: { taps: all }',
  ])('is another with %s', (lines) => {
    expect(outcomes(lines)).not.toBe(outcomes());
  });

  test('is the same whatever is kept of the maps, and whatever else the sweep says', () => {
    expect(outcomes('maps: { keep: none }\nseeds: [5]\nmethods: [cam]')).toBe(outcomes());
  });
});

describe('the folder of what was found of a series’ maps', () => {
  const faithfulness = 'faithfulness: { images: 5 }\n';
  const tested = (lines = faithfulness) =>
    layout.faithfulnessFolder('c1', series, spec(lines), sha256Hex);

  test('is apart for each method, and the same whatever else the sweep asks for', () => {
    expect(tested()).toMatch(/^cells\/c1\/faithfulness\/grad-cam\.predicted\.[0-9a-f]{8}\/$/);
    const more = 'methods: [cam]\nmaps: { keep: all }\nregions: { peritumoral: 20px }\n';
    expect(tested(`${faithfulness}${more}`)).toBe(tested());
  });

  test.each([
    'faithfulness: { images: 6 }',
    'faithfulness: { images: 5, steps: 30 }',
    'faithfulness: { images: 5, randomise: false }',
    `${faithfulness}maps: { taps: all }`,
  ])('is another with %s', (lines) => {
    expect(tested(lines)).not.toBe(tested());
  });
});
