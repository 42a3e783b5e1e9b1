import { describe, expect, test } from 'vitest';
import { serviceNames, services, stages } from '../../../core/jobs/stages.js';

describe('services', () => {
  test('work on every stage, each stage by one of them', () => {
    const worked = serviceNames.flatMap((name): readonly string[] => services[name]);
    expect([...worked].sort()).toEqual([...stages].sort());
  });

  test('are the four that are started by name', () => {
    expect(serviceNames).toEqual(['producer', 'trainer', 'explainer', 'scorer']);
  });
});
