import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { findNpmPackage } from '../../adapters/libtensorflow/findNpmPackage.js';
import { thisPlatform, unsupported } from '../../adapters/libtensorflow/unsupported.js';
import { runtimeFolder, runtimePackageFolder } from '../../adapters/onnx/findRuntime.js';
import { foldcam } from '../support/foldcam.js';
import { nativeEngine } from '../support/nativeEngine.js';
import { hasOnnxRuntime } from '../support/onnxRuntime.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const folder = temporaryFolders();
const supported = unsupported(thisPlatform()) === undefined;
// Hides a GPU that a machine may have.
const hidden = { CUDA_VISIBLE_DEVICES: '' };

describe('foldcam engine', () => {
  test('tells the engine, and what would be faster', async () => {
    const cache = { ...hidden, XDG_CACHE_HOME: await folder() };
    const text = await foldcam(['engine'], cache);
    expect(text).toMatchObject({ status: 0, stderr: '' });
    expect(text.stdout).toMatch(/^engine +wasm \(tfjs 4\.22\.0, SIMD, 1 thread\)$/m);
    expect(text.stdout).toMatch(/^trunk +the engine; .*`foldcam engine install --onnx`/m);
    expect(text.stdout).toMatch(/^installed +nothing$/m);
    const { stdout } = await foldcam(['engine', '--json'], cache);
    const document = JSON.parse(stdout) as Record<string, unknown>;
    expect(document).toMatchObject({ engine: { name: 'wasm', onGpu: false }, installed: [] });
    expect(document['faster'] !== null).toBe(supported);
  });

  test('removes what is installed, and is content where nothing is', async () => {
    const cache = await folder();
    const ended = await foldcam(['engine', 'install', '--uninstall'], { XDG_CACHE_HOME: cache });
    expect(ended).toMatchObject({
      status: 0,
      stdout: `nothing is in ${path.join(cache, 'foldcam/engine')}\n`,
    });
  });

  test('names all the tools that are missing, and how to get them', async () => {
    const variables = { XDG_CACHE_HOME: await folder(), PATH: '/no/such/folder' };
    const ended = await foldcam(['engine', 'install', '--cpu', '--force', '--json'], variables);
    expect(ended).toMatchObject({ status: 3, stderr: '' });
    const { error } = JSON.parse(ended.stdout) as {
      error: { code: string; message: string; remedy: string };
    };
    expect(error.code).toBe(supported ? 'FOLDCAM_E_ENGINE_TOOLS' : 'FOLDCAM_E_ENGINE_PLATFORM');
    if (!supported) return;
    expect(error.message).toMatch(/^not found: python3, pip of python3, g\+\+, make/);
    expect(error.remedy).toContain('apt install python3 python3-pip g++ make');
  });

  test.each([
    ['--cpu', '--gpu'],
    ['--cpu', '--onnx'],
    ['--uninstall', '--force'],
    ['--uninstall', '--gpu'],
  ])('refuses to install with %s and %s', async (...flags) => {
    const ended = await foldcam(['engine', 'install', ...flags]);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('FOLDCAM_E_USAGE');
  });
});

describe.skipIf(nativeEngine() === undefined)('TensorFlow that is installed', () => {
  const auto = { ...hidden, FOLDCAM_ENGINE: 'auto' };

  test('is what runs unless another engine is asked for', async () => {
    const { stdout } = await foldcam(['engine', '--json'], auto);
    expect(JSON.parse(stdout)).toMatchObject({ engine: { name: 'tensorflow' }, fallback: null });
    const doctor = await foldcam(['doctor'], { ...auto, FOLDCAM_STORE: await folder() });
    expect(doctor.stdout).toMatch(/^ok +engine +tensorflow 2\.\d+\.\d+ \(tfjs 4\.22\.0, CPU, /m);
  });

  test('is not installed a second time', async () => {
    const ended = await foldcam(['engine', 'install', '--cpu', '--json'], auto);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(ended.stdout)).toMatchObject({ changed: false, onGpu: false });
  });

  test('passes the self-test of doctor --gpu but for the GPU', async () => {
    const ended = await foldcam(['doctor', '--gpu', '--json'], auto);
    expect(ended).toMatchObject({ status: 3, stderr: '' });
    const { checks } = JSON.parse(ended.stdout) as { checks: { name: string; state: string }[] };
    const states = Object.fromEntries(checks.map(({ name, state }) => [name, state]));
    expect(states).toMatchObject({ engine: 'fail', reason: 'fail', gradient: 'ok', speed: 'ok' });
  });
});

describe.skipIf(!hasOnnxRuntime())('ONNX Runtime that is installed', () => {
  const [cacheFolder, cache] = [inject('onnxCache'), path.dirname(inject('onnxCache'))];

  test('computes trunks, unless the engine shall', async () => {
    const shown = async (trunk: string): Promise<unknown> => {
      const variables = { ...hidden, XDG_CACHE_HOME: cache, FOLDCAM_TRUNK: trunk };
      const { stdout } = await foldcam(['engine', '--json'], variables);
      return (JSON.parse(stdout) as { trunk: unknown }).trunk;
    };
    expect(await shown('auto')).toMatch(/^ONNX Runtime 1\.\d+\.\d+, \d+ threads?$/);
    expect(await shown('engine')).toBeNull();
  });

  test('is told among what is installed', async () => {
    const variables = { ...hidden, XDG_CACHE_HOME: cache };
    const where = runtimeFolder(cacheFolder);
    const { stdout } = await foldcam(['engine'], variables);
    expect(stdout).toMatch(/^installed +\//m);
    expect(stdout).toContain(where);
    const told = await foldcam(['engine', '--json'], variables);
    expect(JSON.parse(told.stdout)).toMatchObject({ onnxruntime: where });
  });

  test('is not installed a second time', async () => {
    const ended = await foldcam(['engine', 'install', '--onnx', '--json'], {
      XDG_CACHE_HOME: cache,
    });
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(ended.stdout)).toMatchObject({ onnxruntime: { changed: false } });
  });

  test('brings its library for this platform alone', async () => {
    const bin = path.join(runtimePackageFolder(runtimeFolder(cacheFolder)), 'bin');
    const [version = ''] = await readdir(bin);
    const platforms = await readdir(path.join(bin, version));
    const [platform = ''] = platforms.filter((name) => name === process.platform);
    expect(await readdir(path.join(bin, version, platform))).toEqual([process.arch]);
    for (const other of platforms.filter((name) => name !== platform))
      expect(await readdir(path.join(bin, version, other))).toEqual([]);
  });
});

describe('without TensorFlow', () => {
  test('ONNX Runtime that is asked for and not there is refused with the command that brings it', async () => {
    const variables = { FOLDCAM_TRUNK: 'onnxruntime', XDG_CACHE_HOME: await folder() };
    const ended = await foldcam(['engine'], variables);
    expect(ended.status).toBe(3);
    expect(ended.stderr).toContain('FOLDCAM_E_ENGINE');
    expect(ended.stderr).toContain('foldcam engine install --onnx');
  });

  test('doctor --gpu fails with the reasons', async () => {
    const ended = await foldcam(['doctor', '--gpu'], hidden);
    expect(ended.status).toBe(3);
    expect(ended.stdout).toContain('the engine is wasm, as FOLDCAM_ENGINE says');
  });

  test('a worker that must have a GPU does not start', async () => {
    const ended = await foldcam(['worker', 'trainer'], {
      ...hidden,
      FOLDCAM_REQUIRE_GPU: '1',
      REDIS_URL: 'redis://127.0.0.1:9',
      FOLDCAM_STORE: await folder(),
    });
    expect(ended.status).toBe(3);
    expect(ended.stderr).toContain('FOLDCAM_E_GPU_REQUIRED');
    expect(ended.stderr).toContain('as FOLDCAM_ENGINE says');
  });

  test('tensorflow that is asked for is refused with the command that brings it', async () => {
    const variables = { FOLDCAM_ENGINE: 'tensorflow', XDG_CACHE_HOME: await folder() };
    const ended = await foldcam(['engine'], variables);
    expect(ended.status).toBe(findNpmPackage() === undefined ? 3 : 0);
    if (ended.status === 0) return;
    expect(ended.stderr).toContain('FOLDCAM_E_ENGINE');
    expect(ended.stderr).toContain('foldcam engine install');
  });
});
