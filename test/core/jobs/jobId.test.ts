import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { jobId } from '../../../core/jobs/jobId.js';
import { stages } from '../../../core/jobs/stages.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { sweepId } from '../../../core/sweep/sweepId.js';
import { pinned } from '../../support/planInput.js';

const sweepName = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/);
const cell = fc.stringMatching(/^[0-9a-f]{40}$/);
const part = fc.oneof(cell, fc.nat(9999));

describe('jobId', () => {
  test('says what the job is', () => {
    const job = { sweep: 'busi-3f9a0c12d4', generation: 2 };
    expect(jobId(job, 'report')).toBe('busi-3f9a0c12d4.g2.report');
    expect(jobId(job, 'map', 'c0ffee', 7)).toBe('busi-3f9a0c12d4.g2.map.c0ffee.7');
  });

  test('holds no colon and is no bare integer, whatever the sweep is called', () => {
    fc.assert(
      fc.property(
        sweepName,
        fc.nat(99),
        fc.constantFrom(...stages),
        fc.array(part, { maxLength: 2 }),
        (name, generation, stage, parts) => {
          const spec = parseSweep(JSON.stringify({ name, data: 'x:y' }));
          const sweep = sweepId(spec, 'data', [pinned], sha256Hex);
          const id = jobId({ sweep, generation }, stage, ...parts);
          expect(id).not.toContain(':');
          expect(id).not.toMatch(/^\d+$/);
        },
      ),
      { seed: 1 },
    );
  });

  test('differs between sweeps, generations, stages, cells and chunks', () => {
    const ids = ['s1', 's2'].flatMap((sweep) =>
      [1, 11].flatMap((generation) =>
        stages.flatMap((stage) => [
          jobId({ sweep, generation }, stage),
          jobId({ sweep, generation }, stage, 'c1'),
          jobId({ sweep, generation }, stage, 'c2'),
          jobId({ sweep, generation }, stage, 'c1', 1),
          jobId({ sweep, generation }, stage, 'c1', 11),
        ]),
      ),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is the same each time, so that a job is added once', () => {
    const job = { sweep: 's', generation: 1 };
    expect(jobId({ ...job }, 'train', 'c')).toBe(jobId(job, 'train', 'c'));
  });
});
