import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { Problem } from '../../core/errors/Problem.js';

/** The problems of the FoldcamError that the work must end in. */
export function problemsOf(work: () => unknown): readonly Problem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof FoldcamError) return error.problems;
    throw error;
  }
  throw new Error('there was no error');
}
