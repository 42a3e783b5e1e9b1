import type { ErrorCode } from './catalogue.js';

/** Where a problem is; only the parts that apply. Rows and lines count from 1, the header is row 1. */
export interface Place {
  readonly file?: string;
  readonly row?: number;
  readonly column?: string | number;
  readonly key?: string;
}

/** One thing that is wrong with an input. Warnings are listed but do not stop a sweep. */
export interface Problem {
  readonly code: ErrorCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly where?: Place;
  /** Overrides the catalogue's remedy where more is known. */
  readonly remedy?: string;
}

/** `dataset.csv row 7, column label`, or the empty string. */
export function describePlace(place: Place | undefined): string {
  if (!place) return '';
  const parts: string[] = [];
  if (place.file !== undefined) parts.push(place.file);
  if (place.row !== undefined) parts.push(`row ${place.row}`);
  if (place.column !== undefined) parts.push(`column ${place.column}`);
  if (place.key !== undefined) parts.push(`key ${place.key}`);
  return parts.join(', ');
}
