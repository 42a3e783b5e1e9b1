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

/**
 * BullMQ as modules, of which a program gets those it uses: half of it are scripts for Redis that a child
 * process never sends. Its package names its CommonJS for Node, and does not say that its modules only define.
 */
const partsOfBullmq = {
  name: 'parts-of-bullmq',
  setup: (bundler) => {
    const folder = path.join(root, 'node_modules/bullmq/dist/esm');
    bundler.onResolve({ filter: /^(bullmq$|bullmq\/dist\/esm\/|\.)/ }, async (asked) => {
      const { path: name, resolveDir, kind, importer, pluginData } = asked;
      const whole = name === 'bullmq';
      if (pluginData === folder || !(name.startsWith('bullmq') || importer.startsWith(folder))) {
        return undefined;
      }
      const found = await bundler.resolve(whole ? './index.js' : name, {
        ...{ importer, kind, pluginData: folder, resolveDir: whole ? folder : resolveDir },
      });
      // A file of it that is asked for by name is a program.
      const named = !whole && name.startsWith('bullmq');
      return { path: found.path, errors: found.errors, sideEffects: named };
    });
  },
};

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
  plugins: [partsOfBullmq],
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
