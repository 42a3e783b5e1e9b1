import { describe, expect, test } from 'vitest';
import { calibrationSection } from '../../../adapters/page/calibrationSection.js';
import { calibrate } from '../../../core/report/calibrate.js';
import type { PredictionRow } from '../../../core/report/rows.js';
import { parsePage, shownText } from '../../support/parsePage.js';
import { smallPredictions, smallReport } from '../../support/smallReport.js';

function sectionOf(rows: readonly PredictionRow[]): string {
  const [run] = smallReport().runs;
  if (!run) throw new Error('no run');
  const calibration = calibrate(rows, 'malignant');
  const shown = { ...run, classification: { ...run.classification, calibration } };
  const section = calibrationSection(shown, 'malignant');
  return shownText(parsePage(`<html><body>${section?.text ?? ''}</body></html>`));
}

describe('calibrationSection', () => {
  test('says what the temperatures of the folds make of the figures', () => {
    const tempered = smallPredictions().map((row) => ({ ...row, temperature: row.fold + 1.25 }));
    // σ(−1.6), σ(0.5 / 2.25), σ(−0.08) and σ(1 / 2.25), each alone in its bin: 0.168, 0.555, 0.480, 0.609.
    // Of two benign and two malignant ones the mean distance is (0.168 + 0.555 + 0.520 + 0.391) / 4, the
    // mean of its squares (0.028 + 0.308 + 0.270 + 0.153) / 4.
    expect(sectionOf(tempered)).toMatch(
      /\(1\.25 to 2\.25\) it is 0\.408 .* and Brier’s score 0\.190 /,
    );
  });

  test('says nothing of a temperature where a fold has none', () => {
    const rows = smallPredictions();
    expect(sectionOf(rows)).toContain('Expected calibration error');
    expect(sectionOf(rows)).not.toContain('temperature');
  });
});
