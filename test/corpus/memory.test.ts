import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runChild } from '../support/startChild.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { pngOf } from './pngOf.js';

const folder = temporaryFolders();

test('a PNG that unfolds to 256 megapixels is refused in little memory', async () => {
  const file = path.join(await folder(), 'bomb.png');
  await writeFile(file, pngOf({ width: 16_000, height: 16_000, bits: 1 }));
  const heap = { variables: { NODE_OPTIONS: '--max-old-space-size=256' } };
  const { code, peak } = JSON.parse(await runChild('decodeBomb.ts', [file], heap)) as {
    code: string;
    peak: number;
  };
  expect(code).toBe('FOLDCAM_E_IMAGE_UNREADABLE');
  expect(peak).toBeLessThan(250);
}, 120_000);
