import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolders } from '../support/temporaryFolders.js';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const folder = temporaryFolders();

async function check(tag: string, version: string, changelog: string): Promise<string[]> {
  const home = await folder();
  await mkdir(path.join(home, 'scripts'));
  for (const script of ['checkRelease.mjs', 'setUp.mjs']) {
    await cp(path.join(root, 'scripts', script), path.join(home, 'scripts', script));
  }
  await writeFile(path.join(home, 'package.json'), JSON.stringify({ version }));
  await writeFile(path.join(home, 'CHANGELOG.md'), `# Changelog\n\n${changelog}\n\nText.\n`);
  return run('node', ['scripts/checkRelease.mjs', tag], { cwd: home }).then(
    () => [],
    (error: unknown) => (error as { stderr: string }).stderr.trim().split('\n'),
  );
}

test('a release is one whose tag, package and changelog agree', async () => {
  expect(await check('v1.2.3', '1.2.3', '## 1.2.3 (2026-01-31)')).toEqual([]);
  expect(await check('v1.2.3-rc.1', '1.2.3-rc.1', '## 1.2.3-rc.1 (2026-01-31)')).toEqual([]);
});

test('what does not agree is told at once', async () => {
  expect(await check('v1.2.4', '1.2.3', '## 1.2.3 (unreleased)')).toEqual([
    'the tag v1.2.4 is not v1.2.3, as package.json says',
    'CHANGELOG.md: "## 1.2.3 (unreleased)" has no date, as in ## 1.2.3 (2026-01-31)',
  ]);
  expect(await check('v1.2', '1.2', '## 1.1.0 (2026-01-01)')).toEqual([
    'package.json: 1.2 is no semantic version',
    'CHANGELOG.md has no section ## 1.2',
  ]);
});
