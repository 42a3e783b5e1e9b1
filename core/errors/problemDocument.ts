import { errorKind, type ErrorCode } from './catalogue.js';
import type { FoldcamError } from './FoldcamError.js';
import { httpStatus } from './httpStatus.js';
import { describePlace, type Problem } from './Problem.js';

/** An error as an HTTP answer tells it (RFC 9457), with our code, remedy and places. */
export interface ProblemDocument {
  /** Where the server explains the code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly problems?: readonly {
    readonly code: ErrorCode;
    /** `sweep, row 3, column 7, key folds.k` */
    readonly where: string;
    readonly message: string;
    readonly remedy: string;
    readonly severity: 'error' | 'warning';
  }[];
}

/** @param error what is told; its cause and its stack are not */
export function problemDocument(error: FoldcamError): ProblemDocument {
  const { code, message, remedy, problems } = error;
  return {
    type: `/errors/${code}`,
    title: errorKind(code).title,
    status: httpStatus(code),
    detail: message,
    code,
    remedy,
    ...(problems.length > 0 ? { problems: problems.map(tell) } : {}),
  };
}

const tell = ({ code, where, message, remedy, severity }: Problem) => ({
  code,
  where: describePlace(where),
  message,
  remedy: remedy ?? errorKind(code).remedy,
  severity,
});
