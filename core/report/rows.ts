import type { Localisation } from '../localisation/measureLocalisation.js';
import type { Place } from '../regions/Place.js';
import type { Region } from '../regions/Region.js';

/** A held-out image's prediction: one row of predictions.csv. */
export interface PredictionRow {
  readonly run: string;
  readonly fold: number;
  readonly cell: string;
  readonly image: string;
  readonly group: string;
  readonly label: string;
  /** Of the positive label. */
  readonly logit: number;
  readonly probability: number;
  /** The label predicted at a probability of 0.5. */
  readonly predicted: string;
  /** The Youden threshold on the probability, chosen on this cell's training side. */
  readonly youdenThreshold: number;
  /** Of this cell, fitted on its training side: logit / temperature is calibrated. */
  readonly temperature?: number;
}

/** Per region, and `inRegions` for the union of mass, peritumoral and below. */
export type PerRegion<T> = Readonly<Record<Place, T>>;

/** One map's game: one row of outcomes.csv. */
export interface OutcomeRow {
  readonly run: string;
  readonly fold: number;
  readonly cell: string;
  readonly image: string;
  readonly group: string;
  readonly label: string;
  readonly predicted: string;
  readonly method: string;
  /** The sweep's target: predicted, positive or true. */
  readonly target: 'predicted' | 'positive' | 'true';
  /** The label whose evidence the map shows. */
  readonly targetLabel: string;
  /** The point's column and row at the image's original size; -1 when degenerate. */
  readonly x: number;
  readonly y: number;
  /** The region of the point's own pixel. */
  readonly outcome: Region | 'degenerate';
  readonly tie: boolean;
  /** With a tolerance several regions may be hit; without, just the outcome. All false when degenerate. */
  readonly hit: PerRegion<boolean>;
  /** The share of the image's pixels that would hit: the chance of a random point. */
  readonly chance: PerRegion<number>;
  /** The regions' shares of the image: what chance is without a tolerance. */
  readonly share: PerRegion<number>;
  /** Would the image's centre hit? */
  readonly centreHit: PerRegion<boolean>;
  readonly localisation: Localisation;
}
