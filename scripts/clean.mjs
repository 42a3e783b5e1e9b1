// Before `npm pack` and `npm publish` build: so that no file of an older build is packed.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './setUp.mjs';

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
