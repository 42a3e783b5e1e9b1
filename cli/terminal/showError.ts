import { asRedisError } from '../../adapters/redis/asRedisError.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { errorKind } from '../../core/errors/catalogue.js';
import type { Problem } from '../../core/errors/Problem.js';
import { formatProblems } from './formatProblems.js';
import type { Output } from './Output.js';

/** Tells an error with its code, its place and its remedy, and returns the exit status it stands for. */
export function showError(thrown: unknown, output: Output): number {
  const error = asRedisError(thrown);
  const known =
    error instanceof FoldcamError
      ? error
      : new FoldcamError('FOLDCAM_E_INTERNAL', describe(error), { cause: error });
  const { code, message, remedy, where } = known;
  const problems: readonly Problem[] =
    known.problems.length > 0
      ? known.problems
      : [{ code, severity: 'error', message, remedy, ...(where ? { where } : {}) }];
  if (output.json) {
    const listed = problems.map((problem) => ({
      ...problem,
      remedy: problem.remedy ?? errorKind(problem.code).remedy,
    }));
    const document = { error: { code, message, where: where ?? null, remedy, problems: listed } };
    output.result(document, '');
  } else {
    output.note(formatProblems(problems, output.errorColors));
    if (code === 'FOLDCAM_E_INTERNAL' && error instanceof Error && error.stack !== undefined) {
      process.stderr.write(`${error.stack}\n`);
    }
  }
  return errorKind(code).exit;
}

const describe = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
