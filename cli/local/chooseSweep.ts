import { listSweeps } from '../../adapters/sweep/listSweeps.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { nearest } from '../../core/errors/nearest.js';
import { sweepFile } from '../../core/store/layout.js';
import { matchSweeps, nameOf } from '../../core/sweep/matchSweeps.js';
import { readableName } from '../../core/sweep/sweepId.js';
import type { System } from './withSystem.js';

type Known = Pick<System, 'store' | 'jobs'>;

/** What a command takes for a sweep. */
export const sweepArgument = "the sweep: its id, the beginning of its id, or the sweep's name";

// More would push the message off the screen.
const mostShown = 5;

/**
 * The id of the sweep that a user means: the id itself, its beginning, or the sweep's name. Only what is no
 * id is looked up among the others.
 * @param whole takes ids alone, where nobody sees which sweep it is before it is too late
 * @throws FoldcamError FOLDCAM_E_SWEEP_NOT_FOUND, FOLDCAM_E_SWEEP_AMBIGUOUS
 */
export async function chooseSweep(known: Known, text: string, whole = false): Promise<string> {
  const { store, jobs } = known;
  if (await store.head(sweepFile(text, 'plan.json'))) return text;
  if (await jobs?.board.find(text)) return text;
  const found = matchSweeps(text, await knownSweeps(known, readableName(text)));
  const [first, ...others] = found;
  if (first === undefined) throw await unknownSweep(known, text);
  if (whole) {
    throw new FoldcamError('FOLDCAM_E_SWEEP_NOT_FOUND', `${text} is no whole id`, {
      remedy: `Give the id of the sweep that is meant: ${shown(found)}.`,
    });
  }
  if (others.length === 0) return first;
  const message = `${text} may be any of ${found.length} sweeps: ${shown(found)}`;
  throw new FoldcamError('FOLDCAM_E_SWEEP_AMBIGUOUS', message);
}

/** Of those that begin so. */
async function knownSweeps({ store, jobs }: Known, begin = ''): Promise<string[]> {
  const records = (await jobs?.board.list()) ?? [];
  const running = records.map(({ id }) => id).filter((id) => id.startsWith(begin));
  return [...new Set([...(await listSweeps(store, begin)), ...running])].sort();
}

/** Says what was perhaps meant, or what there is. */
async function unknownSweep(known: Known, text: string): Promise<FoldcamError> {
  const ids = await knownSweeps(known);
  const near = nearest(text, [...ids, ...ids.map(nameOf)]);
  const meant = near === undefined ? [] : matchSweeps(near, ids);
  const { url } = known.store;
  return new FoldcamError('FOLDCAM_E_SWEEP_NOT_FOUND', `${url} holds no sweep ${text}`, {
    remedy: remedyFor(ids, meant),
  });
}

function remedyFor(ids: readonly string[], meant: readonly string[]): string {
  if (ids.length === 0) return 'It holds none: set FOLDCAM_STORE where another store is meant.';
  if (meant.length > 0) return `Did you mean ${shown(meant)}? \`foldcam list\` lists all.`;
  return `It holds ${shown(ids)}; \`foldcam list\` tells how far each is.`;
}

const shown = (ids: readonly string[]): string =>
  ids.length > mostShown
    ? `${ids.slice(0, mostShown).join(', ')} and ${ids.length - mostShown} more`
    : ids.join(', ');
