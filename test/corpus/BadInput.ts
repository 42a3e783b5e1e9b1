import type { ErrorCode } from '../../core/errors/catalogue.js';

/** One malformed input, and what foldcam must say of it. */
export interface BadInput {
  /** Told apart within its family. */
  readonly title: string;
  readonly code: ErrorCode;
  /** The file, row, column or key that the error must name, as `describePlace` writes it. */
  readonly names: string;
  /** Lays the input out below an empty folder; what it returns reads it as the command does. */
  prepare(folder: string): Promise<() => unknown> | (() => unknown);
}
