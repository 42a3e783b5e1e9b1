import { describe, expect, it } from 'vitest';
import { predictionTable } from '../../../adapters/csv/reportTables.js';
import { writeTable } from '../../../adapters/csv/writeTable.js';
import type { PredictionRow } from '../../../core/report/rows.js';
import { predictionRow } from '../../support/predictionRow.js';

const text = (rows: readonly PredictionRow[]) =>
  writeTable(predictionTable.columns, predictionTable.rows(rows));

describe('predictionTable', () => {
  it('ends each row with the temperature and the probability that it gives', () => {
    // σ(1) of a logit of 2 at temperature 2.
    const rows = [
      predictionRow({ image: 'a', logit: 2, probability: 0.88, temperature: 2 }),
      predictionRow({ image: 'b' }),
    ];
    const lines = new TextDecoder().decode(text(rows)).trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/,temperature,calibrated$/);
    const [temperature, calibrated] = (lines[1] ?? '').split(',').slice(-2).map(Number);
    expect(temperature).toBe(2);
    expect(calibrated).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
    expect(lines[2]).toMatch(/,0\.5,,$/);
  });
});
