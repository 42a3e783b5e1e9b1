import { describe, expect, test } from 'vitest';
import { closedMethods } from '../../../core/cam/closedMethods.js';
import { camMethods, findCamMethod } from '../../../core/cam/methods.js';
import { perturbationMethods } from '../../../core/cam/perturbation/perturbationMethods.js';

describe('camMethods', () => {
  test('are found by their exact names alone', () => {
    expect(camMethods.map((method) => findCamMethod(method.name))).toEqual(camMethods);
    expect(findCamMethod('Grad-CAM')).toBeUndefined();
    expect(findCamMethod('')).toBeUndefined();
  });

  test('have every closed formula and every method that asks, each once', () => {
    expect(camMethods).toHaveLength(closedMethods.length + perturbationMethods.length);
    expect(new Set(camMethods.map(({ name }) => name)).size).toBe(camMethods.length);
  });

  test('list the baselines last', () => {
    expect(camMethods.slice(-2).map(({ name }) => name)).toEqual(['random', 'centre']);
    expect(camMethods.slice(0, -2).filter(({ kind }) => kind === 'baseline')).toEqual([]);
  });
});
