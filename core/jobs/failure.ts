import { errorCatalogue, type ErrorCode } from '../errors/catalogue.js';
import { FoldcamError } from '../errors/FoldcamError.js';

/** What a failed job left behind. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** What is known of an error, as one line of text that `parseFailure` reads back. */
export function formatFailure(error: unknown): string {
  const code = error instanceof FoldcamError ? error.code : 'FOLDCAM_E_INTERNAL';
  return `${code} ${error instanceof Error ? error.message : String(error)}`;
}

// A queue writes reasons of its own when a worker died: they carry no code.
const lost = /stalled more than|Unexpected exit code|exited before|unknown exit code/i;

export function parseFailure(reason: string): Failure {
  const [, code, message] = /^(FOLDCAM_E_[A-Z_]+) ([\s\S]*)$/.exec(reason) ?? [];
  if (code !== undefined && message !== undefined && code in errorCatalogue) {
    return { code: code as ErrorCode, message };
  }
  return {
    code: lost.test(reason) ? 'FOLDCAM_E_WORKER_LOST' : 'FOLDCAM_E_INTERNAL',
    message: reason,
  };
}
