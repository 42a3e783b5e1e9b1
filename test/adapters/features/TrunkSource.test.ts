import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { hasDriver } from '../../../adapters/libtensorflow/hasDriver.js';
import { runtimeFolder, runtimePackageFolder } from '../../../adapters/onnx/findRuntime.js';
import { hasOnnxRuntime, onnxRuntime } from '../../support/onnxRuntime.js';
import { writeSmallModel } from '../../support/smallModel.js';
import { runChild } from '../../support/startChild.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

describe('trunkSource', () => {
  let held: Record<string, unknown>;
  beforeAll(async () => {
    const root = await folder();
    await writeSmallModel(path.join(root, 'small'));
    held = JSON.parse(await runChild('holdTrunks.ts', ['cpu', root])) as Record<string, unknown>;
  });

  it('opens the engine once, and tells of it once', () => {
    expect(held['told']).toEqual(['cpu']);
  });

  it('keeps one trunk: the same for the same layers, the one before it given up for others', () => {
    expect(held['trunks']).toEqual({
      same: true,
      other: true,
      // Two kernels and a bias; of relu1 alone, a kernel and a bias.
      both: 3,
      shallow: 2,
      // Networks of callers do not take its place.
      held: 2,
      names: [['relu1']],
    });
  });

  it('gives the part of a backbone behind a cut', () => {
    expect(held['tail']).toEqual({
      input: 'relu1',
      outputs: ['relu2'],
      parameters: ['conv2/kernel'],
    });
  });

  it('keeps one network of its callers, and none that could not be opened', () => {
    expect(held['networks']).toEqual({
      same: true,
      other: true,
      failure: 'Error: no network',
      read: ['small', 'large', 'small'],
      // Tensors on the engine, of one network at a time.
      own: [2, 2, 3, 2],
    });
  });

  it('refuses to compute without the ONNX Runtime it was told to, however often it is asked', async () => {
    const said = await runChild('missingRuntime.ts', [await folder()]);
    expect(JSON.parse(said)).toEqual(['FOLDCAM_E_ENGINE', 'FOLDCAM_E_ENGINE']);
  });

  // A machine with a driver opens the engine first: on a GPU it would be the faster one.
  it.skipIf(!hasOnnxRuntime() || hasDriver())(
    'loads no engine for what ONNX Runtime runs forward, nor to name it',
    async () => {
      const root = await folder();
      await writeSmallModel(path.join(root, 'small'));
      const said = await runChild('runtimeAlone.ts', [root, inject('onnxCache')]);
      const { description } = onnxRuntime();
      expect(JSON.parse(said)).toEqual({
        alone: ['no engine, runtime'],
        opened: false,
        told: ['no engine, runtime', 'cpu, runtime'],
        // The same where an engine was loaded: cells of one run are told apart by neither.
        described: [description, description],
        layers: ['relu1'],
      });
    },
  );

  it('names the engine of a backbone that ONNX Runtime refuses', async () => {
    const root = await folder();
    await writeSmallModel(path.join(root, 'small'));
    const cache = await folder();
    const refusing = runtimePackageFolder(runtimeFolder(cache));
    await mkdir(refusing, { recursive: true });
    await writeFile(
      path.join(refusing, 'index.js'),
      "exports.env = { versions: { node: '0' } }; exports.InferenceSession = {};",
    );
    const said = await runChild('runtimeAlone.ts', [root, cache]);
    const engine = expect.stringMatching(/^cpu \(tfjs [^)]*\)$/) as string;
    expect(JSON.parse(said)).toMatchObject({ opened: true, described: [engine, engine] });
  });
});
