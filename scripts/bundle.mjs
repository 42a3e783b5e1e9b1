// Bundles the program: each start of a process then reads a dozen files instead of a thousand.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './setUp.mjs';

// An image is built without the benches.
const rooms = ['adapters', 'bench', 'cli', 'services'].filter((room) =>
  existsSync(path.join(root, room)),
);
const isProgram = (name) => /(^|\/)(main|[^/]+\.child)\.ts$/.test(name);
const programs = rooms.flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true })
    .filter(isProgram)
    .map((name) => path.join(room, name)),
);

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: programs,
  outbase: '.',
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.9',
  // Names stay: the stack of an error is for people.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // What has binaries, files of its own or threads, and what has to be there once.
  external: [
    '@bull-board/*',
    '@tensorflow/*',
    'h5wasm',
    'msgpackr-extract',
    'nsfwjs',
    'pino',
    'pino-pretty',
    'playwright-core',
    'sharp',
  ],
  // Packages of CommonJS ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
});
writeFileSync(
  path.join(root, 'dist/third-party-notices.txt'),
  notices(Object.keys(metafile.inputs)),
);

/** What the licences of bundled packages ask for: their texts. */
function notices(inputs) {
  const folders = inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  return [...new Set(folders)]
    .sort()
    .map((folder) => {
      const at = (name) => path.join(root, folder, name);
      const { name, version, license } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
      const texts = readdirSync(at('.')).filter((file) => /^(licen[sc]e|notice)/i.test(file));
      const words = texts.map((file) => readFileSync(at(file), 'utf8').trim());
      return [`${name} ${version} (${license})`, ...words].join('\n\n');
    })
    .join(`\n\n${'-'.repeat(80)}\n\n`);
}
