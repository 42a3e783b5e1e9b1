import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import {
  cellJobSchema,
  jobFormat,
  mapJobSchema,
  produceJobSchema,
  reportJobSchema,
  type CellJob,
  type MapJob,
  type ProduceJob,
  type ReportJob,
} from '../../../core/jobs/Job.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { pinned, planInput } from '../../support/planInput.js';

const longest = 'n'.repeat(80);
const input = planInput(`recipes: [{ name: ${longest} }]\nseeds: [9007199254740991]\n`, [
  { ...pinned, id: longest },
]);
const plan = planSweep({ ...input, spec: { ...input.spec, name: longest } }, sha256Hex);
const last = plan.cells.at(-1) ?? expect.fail('no cell');

const head = { format: jobFormat, sweep: plan.id, generation: 1_000 } as const;
const cell: CellJob = { ...head, cell: last.key, run: last.run, fold: 49 };
const map: MapJob = { ...cell, chunk: 9_999 };
const report: ReportJob = head;
const produce: ProduceJob = {
  format: jobFormat,
  submission: 'submissions/3f2504e0-4f89-41d3-9a0c-0305e82c3301.yaml',
  base: `/${'folder/'.repeat(100)}`,
};

const jobs = [
  ['produce', produceJobSchema, produce],
  ['cell', cellJobSchema, cell],
  ['map', mapJobSchema, map],
  ['report', reportJobSchema, report],
] as const;

describe('job payloads', () => {
  test.each(jobs)('a %s job stays under 2 KB with the longest names', (_name, _schema, job) => {
    expect(new TextEncoder().encode(JSON.stringify(job)).length).toBeLessThan(2_000);
  });

  test.each(jobs)('a %s job passes its schema as it comes out of Redis', (_name, schema, job) => {
    expect(schema.parse(JSON.parse(JSON.stringify(job)))).toEqual(job);
  });

  test.each(jobs)('a %s job of another format is refused', (_name, schema, job) => {
    expect(schema.safeParse({ ...job, format: 'foldcam.job/0' }).success).toBe(false);
  });

  test.each(jobs)('a %s job with a field more is refused', (_name, schema, job) => {
    expect(schema.safeParse({ ...job, pixels: [1, 2, 3] }).success).toBe(false);
  });

  test.each(
    jobs.flatMap(([name, schema, job]) =>
      Object.keys(job).map((key) => ({ name, schema, job, key })),
    ),
  )('a $name job without its $key is refused', ({ schema, job, key }) => {
    const rest = Object.fromEntries(Object.entries(job).filter(([own]) => own !== key));
    expect(schema.safeParse(rest).success).toBe(false);
  });

  test('a map job may ask for the test of the maps, and for nothing else', () => {
    expect(mapJobSchema.safeParse({ ...map, faithfulness: true }).success).toBe(true);
    expect(mapJobSchema.safeParse({ ...map, faithfulness: false }).success).toBe(false);
  });

  test('a chunk has a whole number from 0 on', () => {
    for (const chunk of [-1, 0.5, '1']) {
      expect(mapJobSchema.safeParse({ ...map, chunk }).success).toBe(false);
    }
  });
});
