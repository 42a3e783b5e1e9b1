import type { Problem } from '../../core/errors/Problem.js';
import { readTable } from '../csv/readTable.js';

export const nearDuplicatesFile = 'near-duplicates.csv';

export interface NearDuplicates {
  readonly links: readonly (readonly [string, string])[];
  readonly problems: readonly Problem[];
}

/**
 * `group,image`: images of one group are linked to its first.
 * @param known all ids, of the labels that are left out too
 */
export function readNearDuplicates(bytes: Uint8Array, known: ReadonlySet<string>): NearDuplicates {
  const columns = { required: ['group', 'image'], optional: [] };
  const { rows, problems: found } = readTable(bytes, nearDuplicatesFile, columns);
  const problems: Problem[] = [...found];
  const first = new Map<string, string>();
  const links: [string, string][] = [];
  for (const { row, cells } of rows) {
    const { group, image } = cells;
    if (group === undefined || image === undefined) {
      problems.push({
        code: 'FOLDCAM_E_CSV_ROW',
        severity: 'error',
        message: `the ${group === undefined ? 'group' : 'image'} is empty`,
        where: { file: nearDuplicatesFile, row },
      });
      continue;
    }
    if (!known.has(image)) {
      problems.push({
        code: 'FOLDCAM_E_CSV_ROW',
        severity: 'warning',
        message: `there is no image ${image}`,
        where: { file: nearDuplicatesFile, row, column: 'image' },
        remedy: 'Name images by their id: the file name without its extension.',
      });
      continue;
    }
    const leader = first.get(group);
    if (leader === undefined) first.set(group, image);
    else links.push([leader, image]);
  }
  return { links, problems };
}
