import type { Problem } from '../errors/Problem.js';

interface Grouped {
  readonly id: string;
  readonly label: string;
  readonly group: string;
}

/** Groups with several labels (warnings), and labels with fewer groups than folds (errors). */
export function findGroupProblems(
  entries: readonly Grouped[],
  labels: readonly string[],
  k: number | undefined,
): Problem[] {
  const groups = new Map<string, Grouped[]>();
  for (const entry of entries) {
    const own = groups.get(entry.group);
    if (own) own.push(entry);
    else groups.set(entry.group, [entry]);
  }
  const mixed = [...groups.values()]
    .filter((own) => new Set(own.map((entry) => entry.label)).size > 1)
    .map((own): Problem => ({
      code: 'FOLDCAM_E_GROUP_MIXED',
      severity: 'warning',
      message: `one group has several labels: ${own.map((entry) => `${entry.id} (${entry.label})`).join(', ')}`,
    }));
  const few = labels.flatMap((label): Problem[] => {
    const count = [...groups.values()].filter((own) => own.some((e) => e.label === label)).length;
    if (k === undefined || count === 0 || count >= k) return [];
    return [
      {
        code: 'FOLDCAM_E_GROUPS_TOO_FEW',
        severity: 'error',
        message: `label ${label} has ${count} groups, and there are ${k} folds`,
        where: { key: 'folds.k' },
      },
    ];
  });
  return [...mixed, ...few];
}
