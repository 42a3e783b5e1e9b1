import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** A page of the repository by its path from the root. */
export function readMarkdown(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
