import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

interface Kernel {
  readonly source: string;
  readonly module: string;
}
interface Script {
  readonly kernels: readonly Kernel[];
  readonly compileKernel: (kernel: Kernel) => Promise<string>;
}

const root = path.resolve(import.meta.dirname, '../..');
const { kernels, compileKernel } = (await import(
  path.join(root, 'scripts/compileKernel.mjs')
)) as Script;

test.each(kernels)('$module is what $source compiles to', async (kernel) => {
  expect(await readFile(path.join(root, kernel.module), 'utf8')).toBe(await compileKernel(kernel));
});
