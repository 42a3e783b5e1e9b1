import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { engineFolder, stampFile } from '../../../adapters/libtensorflow/enginePaths.js';
import { findInstalled, preferred } from '../../../adapters/libtensorflow/findInstalled.js';
import { removeEngines } from '../../../adapters/libtensorflow/removeEngines.js';
import { writeFakeEngine } from '../../support/fakeEngine.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

describe('findInstalled', () => {
  test('finds nothing in a cache that is not there', async () => {
    expect(await findInstalled(path.join(await folder(), 'none'))).toEqual([]);
  });

  test('finds what is whole and of this version', async () => {
    const cache = await folder();
    const [cpu, gpu] = [engineFolder(cache, 'cpu'), engineFolder(cache, 'gpu')];
    await writeFakeEngine(cpu, 'cpu');
    await writeFakeEngine(`${gpu}.partial-host-1`, 'gpu');
    await writeFakeEngine(path.join(cache, 'engine/older'), 'cpu', '', 'tfjs-node-gpu-4.0.0');
    await writeFakeEngine(path.join(cache, 'engine/torn'), 'cpu');
    await writeFile(stampFile(path.join(cache, 'engine/torn')), '{"format"');
    expect(await findInstalled(cache)).toEqual([
      { flavour: 'cpu', folder: cpu, tensorflow: '2.18.1' },
    ]);
  });

  test('finds one that stands aside while it is replaced, behind the new one', async () => {
    const cache = await folder();
    const cpu = engineFolder(cache, 'cpu');
    await writeFakeEngine(`${cpu}.old-1`);
    expect((await findInstalled(cache)).map((one) => one.folder)).toEqual([`${cpu}.old-1`]);
    await writeFakeEngine(cpu);
    expect((await findInstalled(cache)).map((one) => one.folder)).toEqual([cpu, `${cpu}.old-1`]);
  });
});

describe('preferred', () => {
  const cpu = { flavour: 'cpu', folder: 'c', tensorflow: '2' } as const;
  const gpu = { flavour: 'gpu', folder: 'g', tensorflow: '2' } as const;

  test('is the one for the GPU where there is a driver, else the one for the CPU', () => {
    expect(preferred([cpu, gpu], true)).toBe(gpu);
    expect(preferred([gpu, cpu], false)).toBe(cpu);
  });

  test('is what there is, if there is but one', () => {
    expect(preferred([cpu], true)).toBe(cpu);
    expect(preferred([gpu], false)).toBe(gpu);
    expect(preferred([], true)).toBeUndefined();
  });
});

describe('removeEngines', () => {
  test('removes every installation and tells whether there was one', async () => {
    const cache = await folder();
    await writeFakeEngine(engineFolder(cache, 'cpu'));
    expect(await removeEngines(cache)).toBe(true);
    expect(await findInstalled(cache)).toEqual([]);
    expect(await removeEngines(cache)).toBe(false);
  });
});
