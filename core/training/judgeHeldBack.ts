import { fitTemperature } from '../metrics/fitTemperature.js';
import { rankScores } from '../metrics/rankScores.js';
import { rocAuc } from '../metrics/rocAuc.js';
import { youdenThreshold } from '../metrics/youdenThreshold.js';
import { sigmoid } from './logistic.js';

/** What training images tell that were held back from the weights that judged them. */
export interface HeldBack {
  /** On the probability. */
  readonly youdenThreshold: number;
  /** NaN without both labels. */
  readonly validationAuc: number;
  /** What the logits are divided by so that probabilities come true; nothing where none does. */
  readonly temperature: number | undefined;
}

/** @param positive 1 for each logit of an image of the positive label */
export function judgeHeldBack(logits: readonly number[], positive: Uint8Array): HeldBack {
  const temperature = fitTemperature(logits, positive);
  return {
    temperature: temperature > 0 && Number.isFinite(temperature) ? temperature : undefined,
    youdenThreshold: youdenThreshold(logits.map(sigmoid), positive),
    validationAuc: rocAuc(rankScores(logits, positive)),
  };
}
