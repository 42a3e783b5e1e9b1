import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { errorKind } from '../../core/errors/catalogue.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { describePlace, type Problem } from '../../core/errors/Problem.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import type { BadInput } from './BadInput.js';

const hang = 5_000;

/** Each input ends in its coded error, named and with a remedy, in time, and nothing is written. */
export function refuse(inputs: readonly BadInput[]): void {
  const folder = temporaryFolders();
  test.each(inputs)(
    '$title: $code',
    async (input) => {
      const { code, names } = input;
      const root = await folder();
      const read = await input.prepare(root);
      const before = await listing(root);
      const told = (await problemsOf(read)).map((problem) => ({
        code: problem.code,
        text: `${describePlace(problem.where)} ${problem.message}`,
        remedy: problem.remedy ?? errorKind(problem.code).remedy,
      }));
      const of = (text: string) => (text.includes(names) ? names : text);
      expect(told.map((one) => ({ code: one.code, names: of(one.text) }))).toContainEqual({
        code,
        names,
      });
      for (const { remedy } of told) expect(remedy).toMatch(/\S{2}/);
      expect(await listing(root)).toEqual(before);
    },
    hang,
  );
}

/** What an error, or a data set that was looked through, says is wrong. */
async function problemsOf(read: () => unknown): Promise<readonly Problem[]> {
  try {
    const { problems = [] } = (await read()) as { problems?: readonly Problem[] };
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return errors;
  } catch (error) {
    if (!(error instanceof FoldcamError)) throw error;
    if (error.problems.length > 0) return error.problems;
    const { code, message, remedy, where } = error;
    return [{ code, severity: 'error', message, remedy, ...(where ? { where } : {}) }];
  }
  throw new Error('the input was accepted');
}

/** Every file with its size and time of change. */
async function listing(root: string): Promise<string[]> {
  const names = (await readdir(root, { recursive: true })).sort();
  return Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await lstat(path.join(root, name));
      return `${name} ${size} ${mtimeMs}`;
    }),
  );
}
