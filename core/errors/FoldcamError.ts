import { errorKind, type ErrorCode } from './catalogue.js';
import type { Place, Problem } from './Problem.js';

export interface ErrorDetails {
  readonly where?: Place;
  readonly remedy?: string;
  readonly cause?: unknown;
  readonly problems?: readonly Problem[];
}

/** The one error class: coded, located, caused, and permanent or transient by its code. */
export class FoldcamError extends Error {
  override readonly name = 'FoldcamError';
  readonly where: Place | undefined;
  readonly remedy: string;
  readonly permanent: boolean;
  readonly problems: readonly Problem[];

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: ErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    const kind = errorKind(code);
    this.where = details.where;
    this.remedy = details.remedy ?? kind.remedy;
    this.permanent = kind.permanent;
    this.problems = details.problems ?? [];
  }
}
