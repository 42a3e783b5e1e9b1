import path from 'node:path';
import asc from 'assemblyscript/asc';
import prettier from 'prettier';
import { root } from './setUp.mjs';

/** What core runs as WebAssembly, the module that carries it, and its name there. */
export const kernels = [
  {
    source: 'core/pixels/kernel/index.ts',
    module: 'core/pixels/pixelKernel.ts',
    name: 'pixelKernel',
  },
  {
    source: 'core/training/kernel/index.ts',
    module: 'core/training/rowKernel.ts',
    name: 'rowKernel',
  },
];

/** The text of the module that carries a kernel. */
export async function compileKernel({ source, module, name }) {
  let binary;
  const { error, stderr } = await asc.main(
    [
      ...[source, '--baseDir', root, '--outFile', name],
      ...['--optimizeLevel', '3', '--noAssert', '--runtime', 'stub'],
      // Which every Node that foldcam runs on has.
      ...['--enable', 'bulk-memory', '--enable', 'nontrapping-f2i', '--enable', 'simd'],
    ],
    { writeFile: (_, contents) => void (binary = contents) },
  );
  if (error) throw new Error(`${source} does not compile\n${stderr.toString()}`, { cause: error });
  const text = [
    `// Compiled from ${source} by \`npm run kernels\`.`,
    `export const ${name} = '${Buffer.from(binary).toString('hex')}';`,
  ].join('\n');
  const options = await prettier.resolveConfig(path.join(root, module));
  return prettier.format(text, { ...options, filepath: module });
}
