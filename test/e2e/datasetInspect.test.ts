import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { AlikePair } from '../../core/dataset/findPairs.js';
import { foldcam } from '../support/foldcam.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const folder = temporaryFolders();

/** Twelve phantoms, and the first benign one mirrored, with its mask, under a malignant name. */
async function phantomsWithCopy(): Promise<string> {
  const dir = path.join(await folder(), 'phantoms');
  const args = ['dataset', 'phantom', dir, '--images', '12', '--seed', '5'];
  expect((await foldcam(args)).status).toBe(0);
  for (const suffix of ['', '_mask']) {
    const from = path.join(dir, `benign/benign (1)${suffix}.png`);
    const turned = await sharp(await readFile(from))
      .flop()
      .png()
      .toBuffer();
    await writeFile(path.join(dir, `malignant/copy${suffix}.png`), turned);
  }
  return dir;
}

describe('foldcam dataset inspect', () => {
  test('names pairs and groups with two labels, and shows the pairs on a page', async () => {
    const dir = await phantomsWithCopy();
    const page = path.join(await folder(), 'pairs.html');
    const shared = ['dataset', 'inspect', dir, '--folds', '3'];
    const ended = await foldcam([...shared, '--pairs', page, '--json']);
    expect(ended.status).toBe(0);
    const { pairs, problems } = JSON.parse(ended.stdout) as {
      pairs: AlikePair[];
      problems: { code: string; message: string }[];
    };
    expect(pairs).toMatchObject([
      { images: ['benign (1)', 'copy'], by: 'speckle', mirrored: true, listed: false },
    ]);
    expect(problems).toMatchObject([{ code: 'FOLDCAM_E_GROUP_MIXED' }]);
    expect(problems[0]?.message).toContain('benign (1) (benign), copy (malignant)');
    expect(await readFile(page, 'utf8')).toContain('The labels differ.');
    const { stdout } = await foldcam(shared);
    expect(stdout).toMatch(/benign \(1\) – copy +benign and malignant +speckle, mirrored/);
  });

  test('asks a backbone about images of different groups alone, and joins nothing for it', async () => {
    const dir = await phantomsWithCopy();
    const shared = ['dataset', 'inspect', dir, '--folds', '3', '--json'];
    const ended = await foldcam([...shared, '--features', 'mobilenet_v2']);
    expect(ended.status).toBe(0);
    const asked = JSON.parse(ended.stdout) as {
      lookalikes: { images: [string, string] }[];
      summary: { groups: number };
    };
    // Twelve scans. No network tells the mirrored copy from its original, but they share a group.
    expect(asked.summary.groups).toBe(12);
    expect(asked.lookalikes.flatMap(({ images }) => images)).not.toContain('copy');
    const { lookalikes, ...others } = JSON.parse(ended.stdout) as Record<string, unknown>;
    expect(lookalikes).toBeInstanceOf(Array);
    const plain = JSON.parse((await foldcam(shared)).stdout) as Record<string, unknown>;
    expect(plain).toEqual({ ...others, lookalikes: [] });
  });

  test('refuses a page that cannot be written and a backbone that is not there', async () => {
    const dir = await phantomsWithCopy();
    const inspect = ['dataset', 'inspect', dir, '--folds', '3'];
    const nowhere = path.join(dir, 'not/there/pairs.html');
    const page = await foldcam([...inspect, '--pairs', nowhere]);
    expect(page).toMatchObject({ status: 2, stdout: '' });
    expect(page.stderr).toContain('FOLDCAM_E_USAGE');
    const backbone = await foldcam([...inspect, '--features', 'mobilenet_v9']);
    expect(backbone.status).toBe(2);
    expect(backbone.stderr).toContain('FOLDCAM_E_BACKBONE_UNKNOWN');
  });
});
