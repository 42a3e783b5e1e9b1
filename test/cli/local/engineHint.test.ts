import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../../adapters/env/readEnvironment.js';
import { engineFolder } from '../../../adapters/libtensorflow/enginePaths.js';
import { findNpmPackage } from '../../../adapters/libtensorflow/findNpmPackage.js';
import { hasDriver } from '../../../adapters/libtensorflow/hasDriver.js';
import { thisPlatform, unsupported } from '../../../adapters/libtensorflow/unsupported.js';
import { runtimeFolder } from '../../../adapters/onnx/findRuntime.js';
import { engineHint } from '../../../cli/local/engineHint.js';
import { writeFakeEngine } from '../../support/fakeEngine.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const possible = unsupported(thisPlatform()) === undefined && findNpmPackage() === undefined;

const at = (cache: string, engine = ''): ReturnType<typeof readEnvironment> =>
  readEnvironment({ XDG_CACHE_HOME: cache, FOLDCAM_ENGINE: engine });

describe('engineHint', () => {
  test('says how much faster a sweep could be, with the command and its megabytes', async () => {
    const hint = await engineHint(at(await folder()));
    const line =
      /^running on wasm; `foldcam engine install --[cg]pu` .*\(.* to download, .* on disk\)$/;
    expect(possible ? line.test(hint ?? '') : hint === undefined).toBe(true);
  });

  test('tells of ONNX Runtime where it would help, and where it computes frozen backbones', async () => {
    const cache = await folder();
    if (!possible) return;
    if (!hasDriver()) {
      expect(await engineHint(at(cache))).toContain(
        '; `foldcam engine install --onnx` alone makes',
      );
    }
    await mkdir(runtimeFolder(path.join(cache, 'foldcam')), { recursive: true });
    const hint = await engineHint(at(cache));
    expect(hint).toMatch(
      /^frozen backbones run on ONNX Runtime, the rest on wasm; `foldcam engine/,
    );
    expect(hint).not.toContain('--onnx');
    expect(await engineHint({ ...at(cache), trunk: 'engine' })).toMatch(/^running on wasm; /);
  });

  test('says nothing where TensorFlow is installed', async () => {
    const cache = await folder();
    await writeFakeEngine(engineFolder(path.join(cache, 'foldcam'), 'cpu'));
    expect(await engineHint(at(cache))).toBeUndefined();
  });

  test.each(['wasm', 'cpu', 'tensorflow'])(
    'says nothing where %s was asked for',
    async (engine) => {
      expect(await engineHint(at(await folder(), engine))).toBeUndefined();
    },
  );
});
