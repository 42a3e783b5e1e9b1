import type { PredictionRow } from './rows.js';

/** Predictions of any number of runs, in columns: some 25 bytes a row. */
export interface KeptPredictions {
  /** Rows of one run, which come one cell after the other. */
  add(run: string, rows: readonly PredictionRow[]): void;
  /** Of a run, made anew, in the order in which they were added. */
  readonly of: (run: string) => PredictionRow[];
}

interface Subject {
  readonly image: string;
  readonly group: string;
  readonly label: string;
}

/** What all rows of a cell have in common, and the rest in columns. */
interface Kept {
  readonly of: Pick<PredictionRow, 'run' | 'fold' | 'cell' | 'youdenThreshold' | 'temperature'>;
  readonly subject: Uint32Array;
  readonly predicted: Uint32Array;
  readonly logit: Float64Array;
  readonly probability: Float64Array;
}

export function keepPredictions(): KeptPredictions {
  const subjects = openNumbering<Subject>();
  const labels = openNumbering<string>();
  const kept = new Map<string, Kept[]>();
  return {
    add: (run, rows) => {
      const [one] = rows;
      if (!one) return;
      const {
        image: _i,
        group: _g,
        label: _l,
        logit: _o,
        probability: _p,
        predicted: _d,
        ...of
      } = one;
      const own = kept.get(run) ?? [];
      kept.set(run, own);
      own.push({
        of,
        subject: Uint32Array.from(rows, ({ image, group, label }) =>
          subjects.numberOf(`${image}\0${group}\0${label}`, { image, group, label }),
        ),
        predicted: Uint32Array.from(rows, ({ predicted }) => labels.numberOf(predicted, predicted)),
        logit: Float64Array.from(rows, ({ logit }) => logit),
        probability: Float64Array.from(rows, ({ probability }) => probability),
      });
    },
    of: (run) =>
      (kept.get(run) ?? []).flatMap(({ of, subject, predicted, logit, probability }) =>
        Array.from(subject, (number, i) => ({
          ...of,
          ...subjects.at(number),
          logit: logit[i] as number,
          probability: probability[i] as number,
          predicted: labels.at(predicted[i] as number),
        })),
      ),
  };
}

/** Values that stand many times, each held once. */
function openNumbering<T>() {
  const numbers = new Map<string, number>();
  const values: T[] = [];
  return {
    numberOf: (key: string, value: T): number => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, values.length);
      return values.push(value) - 1;
    },
    at: (number: number): T => values[number] as T,
  };
}
