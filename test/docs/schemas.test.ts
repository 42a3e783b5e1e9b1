import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { reportJsonSchema } from '../../core/report/reportJsonSchema.js';
import { sweepJsonSchema } from '../../core/sweep/sweepJsonSchema.js';
import { smallReport } from '../support/smallReport.js';

const root = path.resolve(import.meta.dirname, '../..');
const published = (name: string): object =>
  JSON.parse(readFileSync(path.join(root, 'docs/schemas', name), 'utf8')) as object;

const ajv = new Ajv2020({ strict: false });

describe('docs/schemas', () => {
  test('publishes what the program checks by', () => {
    expect(published('sweep.schema.json')).toEqual(sweepJsonSchema());
    expect(published('report.schema.json')).toEqual(reportJsonSchema());
  });

  const sweep = ajv.compile(sweepJsonSchema());
  const examples = readdirSync(path.join(root, 'examples'));

  test.each(examples)('accepts examples/%s', (name) => {
    sweep(parse(readFileSync(path.join(root, 'examples', name), 'utf8')));
    expect(sweep.errors).toBeNull();
  });

  test.each([
    ['target: true', true],
    ['backbones: [mobilenet_v1, { name: mobilenet_v2, as: other }]', true],
    ['fodls: { k: 3 }', false],
    ['folds: { k: one }', false],
    ['methods: [grad-cma]', false],
    ['backbones: [{ taps: [a] }]', false],
  ])('judges a sweep file with `%s` as the program does', (line, accepted) => {
    expect(sweep(parse(`name: a\ndata: ./b\n${line}\n`))).toBe(accepted);
  });

  test('accepts a report, and no report of another format', () => {
    const report = ajv.compile(reportJsonSchema());
    report(JSON.parse(JSON.stringify(smallReport())));
    expect(report.errors).toBeNull();
    expect(report({ ...smallReport(), format: 'foldcam.report/0' })).toBe(false);
  });
});
