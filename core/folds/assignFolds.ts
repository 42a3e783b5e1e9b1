import { seededRandom, shuffle } from '../random.js';

/** What folds are made of: an image's id, its label, and the group it may not be parted from. */
export interface FoldEntry {
  readonly id: string;
  readonly label: string;
  readonly group: string;
}

/** Groups with the same numbers of images per label are interchangeable: one kind. */
interface Kind {
  /** Images per label. */
  readonly counts: readonly number[];
  /** Its groups, per fold. */
  readonly folds: string[][];
}

/**
 * Assigns every image a test fold: grouped, stratified by label, seeded. Minimises the sum over folds
 * and labels of (count − N_label / k)², by placing large groups first and then moving and swapping
 * groups while that helps. Integers only, so equal on every machine; the order of the input is
 * irrelevant.
 * @returns the fold (0 … k − 1) by image id
 */
export function assignFolds(
  entries: readonly FoldEntry[],
  k: number,
  seed: number,
): Map<string, number> {
  const labels = [...new Set(entries.map((entry) => entry.label))].sort();
  const groups = countByGroup(entries, labels);
  const totals = labels.map((_, l) => sum([...groups.values()].map((counts) => counts[l] ?? 0)));
  const board = new Board(k, totals);
  const order = shuffle([...groups.keys()].sort(), seededRandom('folds', seed));
  order.sort((a, b) => sum(groups.get(b) ?? []) - sum(groups.get(a) ?? []));
  for (const group of order) board.place(group, groups.get(group) ?? []);
  while (board.improve());
  const foldOf = board.folds();
  return new Map(entries.map((entry) => [entry.id, foldOf.get(entry.group) ?? 0]));
}

function countByGroup(
  entries: readonly FoldEntry[],
  labels: readonly string[],
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const { group, label } of entries) {
    const counts = groups.get(group) ?? labels.map(() => 0);
    const l = labels.indexOf(label);
    counts[l] = (counts[l] ?? 0) + 1;
    groups.set(group, counts);
  }
  return groups;
}

class Board {
  private readonly kinds = new Map<string, Kind>();
  /** Images per fold and label, times k, minus the label's total: 0 where perfect. */
  private readonly excess: number[][];

  constructor(
    private readonly k: number,
    totals: readonly number[],
  ) {
    this.excess = Array.from({ length: k }, () => totals.map((total) => -total));
  }

  place(group: string, counts: readonly number[]): void {
    let best = 0;
    let least = Infinity;
    for (let fold = 0; fold < this.k; fold++) {
      const cost = this.costOf(fold, counts, 1);
      if (cost < least) {
        least = cost;
        best = fold;
      }
    }
    const name = counts.join();
    const kind = this.kinds.get(name) ?? {
      counts,
      folds: Array.from({ length: this.k }, (): string[] => []),
    };
    this.kinds.set(name, kind);
    kind.folds[best]?.push(group);
    this.shift(best, counts, 1);
  }

  /** Makes the first move or swap that lowers the cost; false when there is none. */
  improve(): boolean {
    const nothing: Kind = { counts: [], folds: Array.from({ length: this.k }, () => ['']) };
    const kinds = [...this.kinds.values()];
    for (const a of kinds) {
      for (const b of [nothing, ...kinds]) {
        if (a === b) continue;
        // What fold `to` gains and fold `from` loses.
        const gain = a.counts.map((count, l) => count - (b.counts[l] ?? 0));
        for (let from = 0; from < this.k; from++) {
          for (let to = 0; to < this.k; to++) {
            if (from === to || !a.folds[from]?.length || !b.folds[to]?.length) continue;
            if (this.costOf(from, gain, -1) + this.costOf(to, gain, 1) >= 0) continue;
            exchange(a, from, to);
            if (b !== nothing) exchange(b, to, from);
            this.shift(from, gain, -1);
            this.shift(to, gain, 1);
            return true;
          }
        }
      }
    }
    return false;
  }

  folds(): Map<string, number> {
    const kinds = [...this.kinds.values()];
    return new Map(
      kinds.flatMap((kind) =>
        kind.folds.flatMap((groups, f) => groups.map((g) => [g, f] as const)),
      ),
    );
  }

  // The change of the cost if a fold gained (sign 1) or lost (−1) so many images per label.
  private costOf(fold: number, counts: readonly number[], sign: number): number {
    const own = this.excess[fold] ?? [];
    return sum(
      counts.map((count, l) => count * this.k * (count * this.k + 2 * sign * (own[l] ?? 0))),
    );
  }

  private shift(fold: number, counts: readonly number[], sign: number): void {
    const own = this.excess[fold] ?? [];
    counts.forEach((count, l) => (own[l] = (own[l] ?? 0) + sign * count * this.k));
  }
}

function exchange(kind: Kind, from: number, to: number): void {
  const group = kind.folds[from]?.pop();
  if (group !== undefined) kind.folds[to]?.push(group);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
