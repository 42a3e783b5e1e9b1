import type { Column, Values } from './dataTable.js';
import { html, type Content, type Html } from './html.js';
import { decimal, percent, pValue, rateWithInterval, withInterval } from './numbers.js';
import { isPoint, readInterval, wilsonStands } from './readInterval.js';

type Choose<Row, Of> = (row: Row) => Of | null | undefined;
type Interval = readonly [number, number] | null | undefined;

/** Words that the CSV has as they are shown. */
export const words = <Row>(
  head: string,
  name: string,
  pick: (row: Row) => string,
): Column<Row> => ({ head, as: 'text', show: pick, csv: (row) => ({ [name]: pick(row) }) });

/** The words that head a row; a name that heads several rows in turn is shown once, and said each time. */
export const rowHead = <Row>(
  head: string,
  name: string,
  pick: (row: Row) => string,
  rows: readonly Row[] = [],
): Column<Row> => ({
  head,
  as: 'row',
  show: (row, i) => {
    const before = rows[i - 1];
    const text = pick(row);
    return before && pick(before) === text ? html`<span class="unseen">${text}</span>` : text;
  },
  csv: (row) => ({ [name]: pick(row) }),
});

/** A whole number. */
export const whole = <Row>(head: string, name: string, pick: Choose<Row, number>): Column<Row> => ({
  head,
  show: (row) => pick(row) ?? '–',
  csv: (row) => ({ [name]: pick(row) }),
});

/** A figure without an interval. */
export const figure = <Row>(
  head: string,
  name: string,
  pick: Choose<Row, number>,
  show: (value: number | null) => Content = decimal,
): Column<Row> => ({
  head,
  show: (row) => show(pick(row) ?? null),
  csv: (row) => ({ [name]: pick(row) }),
});

export const pFigure = <Row>(head: string, name: string, pick: Choose<Row, number>): Column<Row> =>
  figure(head, name, pick, pValue);

/** A figure with its 95 % interval, and below it another interval. */
export const estimate = <Row>(
  head: string,
  name: string,
  pick: Choose<Row, Estimable>,
): Column<Row> => ({
  head,
  show: (row) => {
    const of = pick(row);
    return (
      of &&
      html`${estimateText(of)}${!isPoint(of.ci95) && beside('DeLong', of.delong)}${
        !wilsonStands(of) && beside('Wilson', of.wilson)
      }`
    );
  },
  csv: (row) => estimateValues(name, pick(row)),
});

export interface Estimable {
  readonly value: number | null;
  readonly ci95: [number, number] | null;
  readonly delong?: [number, number] | null | undefined;
  readonly wilson?: [number, number] | null | undefined;
}

/** The same without the interval that stands below. */
export const plainEstimate = <Row>(
  head: string,
  name: string,
  pick: Choose<Row, Estimable>,
): Column<Row> => ({
  head,
  show: (row) => {
    const of = pick(row);
    return of && estimateText(of);
  },
  csv: (row) => {
    const { value, ci95 = null } = pick(row) ?? {};
    return { [name]: value, ...ends(name, ci95) };
  },
});

const estimateText = (of: Estimable): Html =>
  isPoint(readInterval(of))
    ? html`${decimal(of.value)} <small>no interval</small>`
    : withInterval(of);

export interface Ratable {
  readonly hits?: number;
  readonly n?: number;
  readonly rate: number | null;
  readonly ci95: [number, number] | null;
  readonly wilson?: [number, number] | null | undefined;
  readonly chance: number | null;
  readonly lift: number | null;
}

/** A rate with its interval, and below it chance and the lift. */
export const besideChance = <Row>(
  head: string,
  name: string,
  pick: Choose<Row, Ratable>,
  more: (rate: Ratable) => string = () => '',
): Column<Row> => ({
  head,
  show: (row) => {
    const of = pick(row);
    return (
      of && html`${rateWithInterval(of)} <small class="under">${chanceText(of)}${more(of)}</small>`
    );
  },
  csv: (row) => rateValues(name, pick(row)),
});

export const chanceText = ({ chance, lift }: { chance: number | null; lift: number | null }) =>
  `chance ${percent(chance)}, × ${decimal(lift, 1)}`;

export const ends = (name: string, of: Interval): Values => ({
  [`${name}_lo`]: of?.[0],
  [`${name}_hi`]: of?.[1],
});

function estimateValues(name: string, of: Estimable | null | undefined): Values {
  return {
    [name]: of?.value,
    ...ends(name, of?.ci95),
    ...(of && 'delong' in of && ends(`${name}_delong`, of.delong)),
    ...(of && 'wilson' in of && ends(`${name}_wilson`, of.wilson)),
  };
}

function rateValues(name: string, of: Ratable | null | undefined): Values {
  return {
    ...(of?.hits !== undefined && { [`${name}_hits`]: of.hits }),
    [`${name}_n`]: of?.n,
    [name]: of?.rate,
    ...ends(name, of?.ci95),
    ...(of?.wilson !== undefined && ends(`${name}_wilson`, of.wilson)),
    [`${name}_chance`]: of?.chance,
    [`${name}_lift`]: of?.lift,
  };
}

const beside = (name: string, of: Interval): Html | null | undefined =>
  of && html`<small class="under">${name} ${decimal(of[0])}–${decimal(of[1])}</small>`;
