import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** All files below a folder, by their paths. */
export async function filesIn(root: string): Promise<string[]> {
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
}
