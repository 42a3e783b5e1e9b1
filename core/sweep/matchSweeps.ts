import { readableName } from './sweepId.js';

/**
 * The ids that a text may stand for, in their order: those that begin with it, and those of sweeps of that
 * name. One stands for it alone where nothing else begins so, or where no other sweep has the name.
 */
export function matchSweeps(text: string, ids: readonly string[]): readonly string[] {
  const begun = ids.filter((id) => id.startsWith(text.toLowerCase()));
  if (begun.length === 1) return begun;
  const named = ids.filter((id) => nameOf(id) === readableName(text));
  if (named.length === 1) return named;
  return ids.filter((id) => begun.includes(id) || named.includes(id));
}

/** The readable part of an id. */
export const nameOf = (id: string): string => id.replace(/-[0-9a-f]{10}$/, '');
