import type { StageCount } from '../../core/jobs/progress.js';
import type { CellStatus, SweepState, SweepStatus } from '../../core/jobs/SweepStatus.js';
import type { Stage } from '../../core/jobs/stages.js';
import type { Place } from '../../core/regions/Place.js';
import type { Region } from '../../core/regions/Region.js';

/** What the API answers with; `docs/api.md` and `/openapi.json` describe it. */
export interface SweepSummary {
  readonly sweep: string;
  readonly name: string;
  readonly state: SweepState;
  readonly generation: number | null;
  readonly submitted: string | null;
  readonly stages: readonly StageCount[];
  readonly missing: number;
}

export interface SweepList {
  readonly sweeps: readonly SweepSummary[];
  readonly next: string | null;
}

export interface PlannedRun {
  readonly run: string;
  readonly backbone: string;
  readonly recipe: string;
  readonly seed: number;
}

export interface PlanOutline {
  readonly runs: readonly PlannedRun[];
  readonly folds: number;
  /** The negative one first. */
  readonly labels: readonly string[];
  readonly methods: readonly string[];
  readonly targets: readonly string[];
  readonly images: number;
}

export interface Sweep extends Omit<SweepStatus, 'cells'> {
  readonly plan: PlanOutline;
  /** Cells per minute. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

export interface CellList {
  readonly cells: readonly CellStatus[];
  readonly next: string | null;
}

export interface CellError {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export interface Attempt {
  readonly stage: Stage;
  readonly state: string;
  readonly attempts: number | null;
  readonly started: string | null;
  readonly finished: string | null;
  readonly ms: number | null;
  readonly error?: CellError;
}

export interface LogLine {
  readonly time?: string | number;
  readonly level?: string | number;
  readonly message?: string;
}

/** Losses by name, and `epoch`. */
export type Epoch = Readonly<Record<string, number | null>>;

export interface Cell extends CellStatus {
  readonly attempts: readonly Attempt[];
  readonly curve: readonly Epoch[] | null;
  readonly log: readonly LogLine[];
}

export interface ResultRate {
  readonly hits: number;
  readonly n: number;
  readonly rate: number | null;
  readonly chance?: number | null;
}

export interface RunResult {
  readonly run: string;
  readonly auc: number | null;
  readonly n: number;
  readonly roc: readonly { readonly fpr: number; readonly tpr: number }[];
}

export interface PointingResult {
  readonly run: string;
  readonly method: string;
  readonly target: string;
  readonly regions: Readonly<Record<Region, ResultRate>>;
  readonly inRegions: ResultRate;
}

export interface Results {
  readonly done: number;
  readonly total: number;
  readonly runs: readonly RunResult[];
  readonly pointing: readonly PointingResult[];
}

export interface ImageOutcome {
  readonly method: string;
  readonly target: string;
  readonly outcome: Region | 'degenerate';
  readonly x: number;
  readonly y: number;
}

export interface ImageRow {
  readonly image: string;
  readonly label: string;
  readonly run: string;
  readonly fold: number;
  readonly cell: string;
  readonly predicted: string;
  readonly probability: number;
  readonly correct: boolean;
  readonly outcomes: readonly ImageOutcome[];
}

export interface ImageList {
  readonly images: readonly ImageRow[];
  readonly next: string | null;
}

export type Contour = readonly (readonly [number, number])[];

export interface Outline {
  readonly width: number;
  readonly height: number;
  readonly regions: Readonly<Partial<Record<Region, readonly Contour[]>>>;
}

export type { CellStatus, Place, Region, Stage, StageCount, SweepState };
