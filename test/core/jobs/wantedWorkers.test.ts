import { describe, expect, it } from 'vitest';
import { wantedWorkers } from '../../../core/jobs/wantedWorkers.js';

const limits = { horizon: 300, concurrency: 1, most: 1_000 };

describe('wantedWorkers', () => {
  it('asks for none where there is no job', () => {
    expect(wantedWorkers([{ jobs: 0, seconds: 50 }], limits)).toBe(0);
    expect(wantedWorkers([], limits)).toBe(0);
  });

  it('asks for one where the backlog is small', () => {
    expect(wantedWorkers([{ jobs: 1, seconds: 0.01 }], limits)).toBe(1);
  });

  it('is backlog × mean duration / time, rounded up', () => {
    expect(wantedWorkers([{ jobs: 31, seconds: 30 }], limits)).toBe(4);
  });

  it('adds up the stages of a service', () => {
    const backlogs = [
      { jobs: 10, seconds: 30 },
      { jobs: 20, seconds: 30 },
    ];
    expect(wantedWorkers(backlogs, limits)).toBe(3);
  });

  it('needs fewer that run several jobs at once', () => {
    expect(wantedWorkers([{ jobs: 40, seconds: 30 }], { ...limits, concurrency: 4 })).toBe(1);
  });

  it('never asks for more than it may', () => {
    expect(wantedWorkers([{ jobs: 10_000, seconds: 60 }], { ...limits, most: 8 })).toBe(8);
  });

  it('takes a minute for a job where none has ended yet', () => {
    expect(wantedWorkers([{ jobs: 10, seconds: undefined }], limits)).toBe(2);
  });
});
