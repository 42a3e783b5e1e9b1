import { describe, expect, it } from 'vitest';
import { steerings, steeringOf } from '../../../core/jobs/steering.js';

describe('steeringOf', () => {
  it('is what the generation of the job has been told', () => {
    for (const steering of steerings) {
      expect(steeringOf({ generation: 2 }, { generation: 2, steering })).toBe(steering);
    }
  });

  it('ends jobs of an earlier generation, whatever the present one does', () => {
    expect(steeringOf({ generation: 1 }, { generation: 2, steering: 'running' })).toBe('cancelled');
    expect(steeringOf({ generation: 1 }, { generation: 2, steering: 'paused' })).toBe('cancelled');
  });

  it('lets a job of a sweep that nobody knows go on', () => {
    expect(steeringOf({ generation: 1 }, undefined)).toBe('running');
  });
});
