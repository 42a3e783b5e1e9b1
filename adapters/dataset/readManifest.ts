import path from 'node:path';
import type { Candidate } from '../../core/dataset/Candidate.js';
import type { Place, Problem } from '../../core/errors/Problem.js';
import { readTable } from '../csv/readTable.js';
import type { Claimed } from './readFolders.js';

const columns = {
  required: ['image', 'label'],
  optional: ['mask', 'group', 'spacing_mm', 'spacing_x_mm', 'spacing_y_mm', 'id'],
};

// Millimetres per pixel: from an electron microscope's to a metre.
const shortest = 1e-7;
const longest = 1e3;

/** The manifest layout: one row an image, paths relative to the file. */
export function readManifest(bytes: Uint8Array, file: string): Claimed {
  const { rows, problems: found } = readTable(bytes, file, columns);
  const problems: Problem[] = [...found];
  const candidates: Candidate[] = [];
  for (const { row, cells } of rows) {
    const place = { file, row };
    const { image, label } = cells;
    const missing = ['image', 'label'].filter((name) => cells[name] === undefined);
    if (image === undefined || label === undefined) {
      problems.push(rowProblem(place, missing[0], `the ${missing.join(' and ')} is empty`));
      continue;
    }
    const paths = [image, ...(cells['mask'] ?? '').split(';').map((part) => part.trim())]
      .filter((part) => part !== '')
      .map((part) => path.posix.normalize(part.replaceAll('\\', '/')));
    const outside = paths.filter((part) => /^(\/|\.\.(\/|$))/.test(part));
    for (const part of outside) {
      problems.push({
        code: 'FOLDCAM_E_PATH_OUTSIDE',
        severity: 'error',
        message: `${part} is not below the folder of the data set`,
        where: place,
      });
    }
    const spacing = readSpacing(cells, place, problems);
    if (outside.length > 0) continue;
    const [own = '', ...masks] = paths;
    candidates.push({
      id: cells['id'] ?? own.replace(/\.[^./]+$/, ''),
      label,
      image: own,
      masks,
      place,
      ...(cells['group'] === undefined ? {} : { group: cells['group'] }),
      ...(spacing ? { spacing } : {}),
    });
  }
  return { candidates, problems };
}

function readSpacing(
  cells: Readonly<Partial<Record<string, string>>>,
  place: Place,
  problems: Problem[],
): { x: number; y: number } | undefined {
  const number = (column: string): number | undefined => {
    const text = cells[column];
    if (text === undefined) return undefined;
    const value = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
    if (value >= shortest && value <= longest) return value;
    problems.push(rowProblem(place, column, `\`${text}\` is no length in millimetres`));
    return undefined;
  };
  const both = number('spacing_mm');
  const x = number('spacing_x_mm') ?? both;
  const y = number('spacing_y_mm') ?? both;
  if ((x === undefined) !== (y === undefined)) {
    problems.push(rowProblem(place, 'spacing_x_mm', 'one of the two spacings is missing'));
  }
  return x !== undefined && y !== undefined ? { x, y } : undefined;
}

function rowProblem(place: Place, column: string | undefined, message: string): Problem {
  return {
    code: 'FOLDCAM_E_CSV_ROW',
    severity: 'error',
    message,
    where: { ...place, ...(column === undefined ? {} : { column }) },
  };
}
