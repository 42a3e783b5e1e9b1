import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Package {
  readonly folder: string;
  readonly version: string;
}

let found: Package | undefined;

/** foldcam's own package: the nearest one above this file, be that a source or a part of the built program. */
export function findPackage(): Package {
  found ??= search(path.dirname(fileURLToPath(import.meta.url)));
  return found;
}

/** Where the build puts a file of the program: `services/scorer/main.js`, `web`. */
export const builtFile = (name: string): string => path.join(findPackage().folder, 'dist', name);

function search(folder: string): Package {
  try {
    const text = readFileSync(path.join(folder, 'package.json'), 'utf8');
    const manifest = JSON.parse(text) as { name?: string; version?: string };
    if (manifest.name === 'foldcam') return { folder, version: manifest.version ?? '0.0.0' };
  } catch {
    // Not in this folder: the one above.
  }
  const above = path.dirname(folder);
  if (above === folder) throw new Error("foldcam's package.json is not where it was installed");
  return search(above);
}
