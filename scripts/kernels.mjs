// `npm run kernels`: compiles what core runs as WebAssembly, and writes the modules that carry it.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compileKernel, kernels } from './compileKernel.mjs';
import { root } from './setUp.mjs';

for (const kernel of kernels)
  await writeFile(path.join(root, kernel.module), await compileKernel(kernel));
