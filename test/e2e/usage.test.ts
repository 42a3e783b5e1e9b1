import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { foldcam } from '../support/foldcam.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const folder = temporaryFolders();

interface Told {
  readonly error: {
    readonly code: string;
    readonly remedy: string;
    readonly problems?: readonly { readonly code: string; readonly message: string }[];
  };
}

/** Runs the real command in a store of its own. */
async function refused(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const store = await folder();
  const ended = await foldcam([...args, '--json'], { FOLDCAM_STORE: store, ...variables });
  expect(ended.stderr).toBe('');
  const { error } = JSON.parse(ended.stdout) as Told;
  expect(error.remedy).toMatch(/\S{2}/);
  // Nothing was written.
  expect(await readdir(store)).toEqual([]);
  return { status: ended.status, code: error.code, problems: error.problems ?? [] };
}

const usage: readonly (readonly string[])[] = [
  ['nonsense'],
  ['status'],
  ['status', 'a', 'b'],
  ['methods', '--no-such-option'],
  ['run', 'sweep.yaml', '--workers', '0'],
  ['run', 'no-such-file.yaml'],
  ['worker', 'nobody'],
  ['dataset', 'phantom', 'x', '--malignant', '2'],
  ['dataset', 'inspect', '.', '--folds', '-3'],
  ['doctor', '--repair', '--older-than', 'soon'],
  ['doctor', '--quick', '--gpu'],
];

test.each(usage.map((args) => [args.join(' '), args] as const))(
  'foldcam %s is a wrong usage, coded, with exit status 2',
  async (_, args) => {
    expect(await refused(args)).toMatchObject({ status: 2, code: 'FOLDCAM_E_USAGE' });
  },
  60_000,
);

const ids = [
  '../../etc/passwd',
  'a/../b',
  'no-such-sweep',
  'a\nb',
  ' ',
  '__proto__',
  'é'.repeat(300),
];

test.each(ids)(
  'the id %j is no sweep, whatever it looks like',
  async (id) => {
    const { status, code } = await refused(['status', id]);
    expect(status).toBe(2);
    expect(code).toMatch(/^FOLDCAM_E_(SWEEP_NOT_FOUND|STORE_URL)$/);
  },
  60_000,
);

test('all environment variables at fault are told at once, and never their values', async () => {
  const secret = 'hunter2';
  const bad = {
    REDIS_URL: `http://user:${secret}@host`,
    FOLDCAM_ENGINE: secret,
    FOLDCAM_CONCURRENCY: '0',
    FOLDCAM_STALL_SECONDS: 'long',
    FOLDCAM_LOG_LEVEL: secret,
    FOLDCAM_REQUIRE_GPU: 'maybe',
    FOLDCAM_STORE: `ftp://${secret}`,
  };
  const ended = await foldcam(['list', '--json'], bad);
  expect(ended).toMatchObject({ status: 2, stderr: '' });
  const { error } = JSON.parse(ended.stdout) as Told;
  const messages = (error.problems ?? []).map(({ message }) => message);
  for (const name of Object.keys(bad)) {
    expect(messages.filter((message) => message.startsWith(`${name} `))).toHaveLength(1);
  }
  expect(ended.stdout).not.toContain(secret);
}, 60_000);

test('a worker told nonsense ends with the same status, coded, in its log', async () => {
  const ended = await foldcam(['worker', 'trainer'], { REDIS_URL: '', FOLDCAM_STORE: '' });
  expect(ended.status).toBe(2);
  expect(ended.stdout + ended.stderr).toContain('FOLDCAM_E_CONFIG');
}, 60_000);
