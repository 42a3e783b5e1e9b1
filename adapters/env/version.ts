import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** foldcam's version, from the nearest package.json above this file. */
export function version(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  for (;;) {
    try {
      const text = readFileSync(path.join(folder, 'package.json'), 'utf8');
      const manifest = JSON.parse(text) as { name?: string; version?: string };
      if (manifest.name === 'foldcam') return manifest.version ?? '0.0.0';
    } catch {
      // Not in this folder: the one above.
    }
    const above = path.dirname(folder);
    if (above === folder) return '0.0.0';
    folder = above;
  }
}
