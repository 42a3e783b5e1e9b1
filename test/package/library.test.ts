import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import * as library from '../../core/index.js';
import { camMethods } from '../../core/cam/methods.js';
import { codeBlocks } from '../support/codeBlocks.js';
import { readMarkdown } from '../support/readMarkdown.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const root = path.resolve(import.meta.dirname, '../..');
const folder = temporaryFolders();
let example: string;

/** Bundles a script for browsers; what is of Node would be left as an import, or fail. */
async function bundle(source: string): Promise<string> {
  const home = await folder();
  const entry = path.join(home, 'entry.js');
  await writeFile(entry, source);
  await build({
    ...{ root: home, configFile: false, logLevel: 'silent' },
    resolve: { alias: { foldcam: path.join(root, 'core/index.ts') } },
    build: {
      lib: { entry, formats: ['iife'], name: 'made', fileName: () => 'made.js' },
      outDir: path.join(home, 'out'),
    },
  });
  return readFile(path.join(home, 'out/made.js'), 'utf8');
}

beforeAll(() => {
  const [block] = codeBlocks(readMarkdown('docs/library.md'), 'ts');
  example = block ?? '';
});

const minutes = 60_000;

describe('the library', { timeout: 2 * minutes }, () => {
  test('has what the issue of maps and games is made of', () => {
    expect(library.pointingGame).toBe(library.playPointingGame);
    const exported = new Set<unknown>(Object.values(library));
    expect(exported).toContain(library.gradCam);
    expect(library.camMethods).toBe(camMethods);
  });

  test('runs where there is nothing of Node: the example of the documentation, as a browser would', async () => {
    const script = await bundle(example);
    expect(script).not.toMatch(/\bnode:|require\(|\bprocess\./);
    const said: unknown[] = [];
    // A page's global has none of process, Buffer, require and setImmediate either.
    const page = vm.createContext({ console: { log: (...line: unknown[]) => said.push(...line) } });
    vm.runInContext(script, page);
    expect(JSON.parse(JSON.stringify(said))).toEqual(['mass', 0.25, { x: 1, y: 0, tie: false }]);
  });

  test('leaves out of a bundle what is not used', async () => {
    const small = await bundle("import { gradCam } from 'foldcam'; globalThis.made = gradCam;");
    const all = await bundle("import * as all from 'foldcam'; globalThis.made = all;");
    expect(gzipSync(small).length).toBeLessThan(2_000);
    expect(all).not.toMatch(/\bnode:|require\(/);
    const page = vm.createContext({});
    vm.runInContext(all, page);
    const names = Object.keys((page as { made: object }).made);
    expect(names.sort()).toEqual(Object.keys(library).sort());
  });
});
