import type { ErrorCode } from '../../core/errors/catalogue.js';
import { parseSweep } from '../../core/sweep/parseSweep.js';
import type { BadInput } from './BadInput.js';

const smallest = 'name: study\ndata: ./busi\n';
const file = 'busi.yaml';

/** A malformed sweep file, to be read here or to be sent to a server. */
export interface BadSweep extends BadInput {
  readonly text: string;
}

function sweep(code: ErrorCode, names: string, title: string, text: string): BadSweep {
  return { title, code, names, text, prepare: () => () => parseSweep(text, { file }) };
}

const syntax = (title: string, text: string, names = file): BadSweep =>
  sweep('FOLDCAM_E_SWEEP_SYNTAX', names, title, text);

/** A line after the two that every sweep file needs: it is row 3. */
const line = (code: ErrorCode, key: string, text: string): BadSweep =>
  sweep(code, `key ${key}`, JSON.stringify(text).slice(0, 100), `${smallest}${text}\n`);
const value = (key: string, text: string): BadSweep => line('FOLDCAM_E_SWEEP_VALUE', key, text);
const unknown = (key: string, text: string): BadSweep => line('FOLDCAM_E_SWEEP_KEY', key, text);

const nine = (item: string): string => `[${Array.from({ length: 9 }, () => item).join()}]`;
const laughs = (levels: number): string =>
  Array.from({ length: levels }, (_, i) => `l${i}: &l${i} ${nine(i ? `*l${i - 1}` : 'x')}`).join(
    '\n',
  );
const keys = (count: number): string =>
  Array.from({ length: count }, (_, i) => `${i.toString(36)}: 1`).join('\n');

/** Sweep files: what is no YAML, YAML that grows, keys and values that are wrong. */
export const badSweeps: readonly BadSweep[] = [
  syntax('a bracket left open', 'name: [a\n', 'row 2'),
  syntax('a quote left open', 'name: "a\n', 'row 2'),
  syntax('a tab for spaces', 'folds:\n\tk: 3\n', 'row 2'),
  syntax('a key twice', `${smallest}name: b\n`, 'row 3'),
  syntax('a key twice, deeper', `${smallest}folds:\n  k: 3\n  k: 4\n`, 'row 5'),
  syntax('two documents', `${smallest}---\n${smallest}`),
  syntax('an alias without its anchor', 'name: *nobody\n'),
  syntax('aliases of aliases, nine levels', `${smallest}${laughs(9)}\n`),
  syntax('aliases of aliases, six levels', `${smallest}${laughs(6)}\n`),
  syntax(
    'a thousand aliases of one list',
    `${smallest}a: &a ${nine('x')}\nb: [${Array(1000).fill('*a').join()}]\n`,
  ),
  syntax('an alias of the list it is in', `${smallest}methods: &m [*m]\n`),
  syntax('an alias of the map it is in', `${smallest}folds: &f { k: *f }\n`),
  syntax(
    'brackets that nest and are closed',
    `${smallest}x: ${'['.repeat(9_000)}${']'.repeat(9_000)}`,
  ),
  syntax('brackets that nest without end', `${smallest}x: ${'['.repeat(9_000)}`),
  syntax('lists that nest by dashes', `${smallest}x:\n  ${'- '.repeat(9_000)}a`),
  syntax('more than 64 KiB', `${smallest}# ${'x'.repeat(70_000)}\n`),
  syntax('a million keys', `${smallest}${keys(1_000_000)}\n`),
  syntax('a tag of another language', 'name: !!js/function "x"\ndata: y\n', 'row 1'),
  syntax(
    'a tag that runs a program',
    'name: a\ndata: !!python/object/apply:os.system [ls]\n',
    'row 2',
  ),
  syntax('a version of YAML that does not exist', `%YAML 9.9\n---\n${smallest}`, 'row 1'),
  syntax('an unknown escape', 'name: "\\q"\n', 'row 1'),
  syntax('a NUL byte after a flow map', `${smallest}folds: { k: 3 } \0\n`, 'row 3'),
  sweep('FOLDCAM_E_SWEEP_VALUE', 'key name', 'an empty file', ''),
  sweep('FOLDCAM_E_SWEEP_VALUE', 'key data', 'no data', 'name: a\n'),
  sweep('FOLDCAM_E_SWEEP_VALUE', file, 'only text', 'just text'),
  sweep('FOLDCAM_E_SWEEP_VALUE', file, 'a list', '- name: a\n'),
  sweep('FOLDCAM_E_SWEEP_VALUE', file, 'a PNG', '\x89PNG\r\n\x1a'),
  sweep('FOLDCAM_E_SWEEP_VALUE', 'key name', 'a name with a slash', 'name: ../x\ndata: y\n'),
  sweep('FOLDCAM_E_SWEEP_VALUE', 'key name', 'a name with a newline', 'name: "a\\nb"\ndata: y\n'),
  sweep(
    'FOLDCAM_E_SWEEP_VALUE',
    'key name',
    'a name of 81 letters',
    `name: ${'a'.repeat(81)}\ndata: y\n`,
  ),
  sweep('FOLDCAM_E_SWEEP_VALUE', 'key name', 'a name that is a number', 'name: 7\ndata: y\n'),
  sweep(
    'FOLDCAM_E_SWEEP_VALUE',
    'key name',
    'a name that is a list of itself',
    'name: [[a]]\ndata: y\n',
  ),
  sweep('FOLDCAM_E_SWEEP_VALUE', 'key data', 'data that are empty', 'name: a\ndata: ""\n'),
  sweep(
    'FOLDCAM_E_SWEEP_VALUE',
    'key data',
    'data that are bytes',
    'name: a\ndata: !!binary aGVsbG8=\n',
  ),
  sweep('FOLDCAM_E_SWEEP_VALUE', 'key data', 'data with a NUL', 'name: a\ndata: "x\\0y"\n'),
  unknown('fodls', 'fodls: { k: 3 }'),
  unknown('folds.kk', 'folds: { kk: 3 }'),
  unknown('__proto__', '__proto__: { a: 1 }'),
  unknown('constructor', 'constructor: 1'),
  unknown('folds.__proto__', 'folds: { __proto__: { k: 3 } }'),
  unknown('<<', '<<: { seeds: [2] }'),
  sweep(
    'FOLDCAM_E_SWEEP_KEY',
    'row 3',
    'keys with values as a key',
    `${smallest}? { a: 1 }\n: b\n`,
  ),
  sweep('FOLDCAM_E_SWEEP_KEY', 'row 3', 'a key that is empty', `${smallest}~: 1\n`),
  unknown('recipes[0].lr', 'recipes: [{ name: a, lr: 1 }]'),
  unknown('recipes[0].augment.turn', 'recipes: [{ name: a, augment: { turn: 1 } }]'),
  value('folds', 'folds: 3'),
  value('folds.k', 'folds: { k: 1 }'),
  value('folds.k', 'folds: { k: 2.5 }'),
  value('folds.k', 'folds: { k: "5" }'),
  value('folds.k', 'folds: { k: 1e9 }'),
  value('folds.k', 'folds: { k: .inf }'),
  value('folds.seed', 'folds: { seed: -1 }'),
  value('folds.seed', 'folds: { seed: 99999999999999999999 }'),
  value('labels', 'labels: [benign]'),
  value('labels', 'labels: [a, b, c]'),
  value('labels', 'labels: [a, a]'),
  value('labels[1]', 'labels: [a, ""]'),
  value('seeds', 'seeds: []'),
  value('seeds', 'seeds: [1, 1]'),
  value('seeds[0]', 'seeds: [.nan]'),
  value('seeds', 'seeds: 1'),
  value('backbones', 'backbones: []'),
  value('backbones', 'backbones: [a, a]'),
  value('backbones[0]', 'backbones: [null]'),
  value('backbones[0].taps', 'backbones: [{ name: a, taps: [] }]'),
  value('backbones[0].seed', 'backbones: [{ name: a, seed: 3 }]'),
  value('recipes', 'recipes: []'),
  value('recipes[0].name', 'recipes: [{ unfreeze: 1 }]'),
  value('recipes[0].learningRate', 'recipes: [{ name: a, learningRate: 0 }]'),
  value('recipes[0].learningRate', 'recipes: [{ name: a, learningRate: .inf }]'),
  value('recipes[0].epochs', 'recipes: [{ name: a, epochs: 1e6 }]'),
  value('recipes[0].dropout', 'recipes: [{ name: a, dropout: 1 }]'),
  value('recipes[0].unfreeze', 'recipes: [{ name: a, unfreeze: some }]'),
  value('recipes[0].pooling', 'recipes: [{ name: a, pooling: [mean, mean] }]'),
  value('methods', 'methods: grad-cam'),
  value('methods[0]', 'methods: [gradcam]'),
  value('methods', 'methods: [cam, cam]'),
  value('target', 'target: everyone'),
  value('target', 'target: [predicted]'),
  value('regions.peritumoral', 'regions: { peritumoral: 10 }'),
  value('regions.peritumoral', 'regions: { peritumoral: -3mm }'),
  value('regions.peritumoral', `regions: { peritumoral: ${'9'.repeat(400)}px }`),
  value('regions.below', 'regions: { below: 3 cm }'),
  value('pointing.tolerance', 'pointing: { tolerance: 3mm }'),
  value('maps.keep', 'maps: { keep: some }'),
  value('maps.overlays', 'maps: { overlays: gif }'),
  value('perturbation.masks', 'perturbation: { masks: 0 }'),
  value('faithfulness.steps', 'faithfulness: { steps: 1e4 }'),
];
