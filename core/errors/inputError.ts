import { FoldcamError } from './FoldcamError.js';
import { describePlace, type Problem } from './Problem.js';

/** One error for all that is wrong with an input; its code is that of the first problem. */
export function inputError(problems: readonly Problem[]): FoldcamError {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const first = errors[0];
  if (!first) throw new RangeError('no problem of severity error');
  const place = describePlace(first.where);
  const message =
    errors.length === 1
      ? `${place ? `${place}: ` : ''}${first.message}`
      : `${errors.length} problems, the first: ${place ? `${place}: ` : ''}${first.message}`;
  return new FoldcamError(first.code, message, {
    problems,
    ...(first.where ? { where: first.where } : {}),
    ...(first.remedy === undefined ? {} : { remedy: first.remedy }),
  });
}
