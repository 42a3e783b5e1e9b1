import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCatalogue } from '../../core/errors/catalogue.js';
import { foldcam } from '../support/foldcam.js';
import { phantomSweep } from '../support/phantomSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const folder = temporaryFolders();

const verbs = [
  ...['run', 'plan', 'demo', 'submit', 'list', 'status', 'watch', 'report', 'retry', 'worker'],
  ...['pause', 'resume', 'cancel', 'remove'],
  ...['dataset inspect', 'dataset phantom', 'methods', 'errors', 'schema', 'doctor', 'completion'],
  ...['backbones list', 'backbones add', 'engine show', 'engine install'],
];

describe('every command', () => {
  test.each(verbs)('foldcam %s shows an example and takes --json', async (verb) => {
    const ended = await foldcam([...verb.split(' '), '--help']);
    expect(ended.status).toBe(0);
    expect(ended.stdout).toContain('Example:');
    expect(ended.stdout).toContain('--json');
  });

  test('is listed by foldcam --help', async () => {
    const { stdout } = await foldcam(['--help']);
    for (const verb of verbs) expect(stdout).toContain(`  ${verb.split(' ')[0] ?? ''} `);
  });
});

describe('--json', () => {
  test.each([
    ['methods', 'methods'],
    ['backbones', 'backbones'],
    ['errors', 'errors'],
    ['list', 'sweeps'],
    ['doctor', 'checks'],
    ['engine', 'installed'],
  ])('foldcam %s writes one document with %s', async (verb, key) => {
    const store = path.join(await folder(), 'store');
    const ended = await foldcam([verb, '--json'], { FOLDCAM_STORE: `file://${store}` });
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    const document = JSON.parse(ended.stdout) as Record<string, unknown>;
    expect(Array.isArray(document[key])).toBe(true);
  });
});

test('foldcam errors explains every code', async () => {
  const { stdout } = await foldcam(['errors', '--json']);
  const { errors } = JSON.parse(stdout) as { errors: { code: string }[] };
  expect(errors.map(({ code }) => code)).toEqual(Object.keys(errorCatalogue));
});

test('foldcam dataset phantom writes what dataset inspect finds whole', async () => {
  const dir = path.join(await folder(), 'phantoms');
  const made = await foldcam(['dataset', 'phantom', dir, '--images', '12', '--seed', '5']);
  expect(made).toMatchObject({ status: 0, stdout: `${dir}\n` });
  const found = await foldcam(['dataset', 'inspect', dir, '--folds', '3', '--json']);
  expect(found.status).toBe(0);
  const { summary, problems } = JSON.parse(found.stdout) as {
    summary: { images: number; labels: unknown };
    problems: unknown[];
  };
  expect(summary.images).toBe(12);
  expect(summary.labels).toMatchObject([{ label: 'benign' }, { label: 'malignant' }]);
  expect(problems).toEqual([]);
  const refused = await foldcam(['dataset', 'phantom', dir]);
  expect(refused.status).toBe(2);
});

test('foldcam plan shows what a sweep would compute, and writes nothing', async () => {
  const home = await folder();
  const { file } = await phantomSweep(home);
  const before = await readdir(home);
  const store = { FOLDCAM_STORE: `file://${path.join(home, 'store')}` };
  const planned = await foldcam(['plan', file, '--json'], store);
  expect(planned.status).toBe(0);
  const plan = JSON.parse(planned.stdout) as { images: number; folds: number; cells: number };
  expect(plan).toMatchObject({
    ...{ cells: plan.folds, maps: 2 * plan.images },
    stored: { cells: { train: { done: 0, total: plan.cells } } },
  });
  expect(await readdir(home)).toEqual(before);
  const { stdout } = await foldcam(['plan', file], store);
  expect(stdout).toMatch(/features of /);
  expect(stdout).toMatch(/^disk +about \d+(\.\d)? [kM]B: features /m);
  expect(stdout).toContain(`stored  nothing yet in ${store.FOLDCAM_STORE}\n`);
});

test('commands are named as npx runs them, where npx does; never in JSON', async () => {
  const told = async (variables: Record<string, string>, ...args: string[]): Promise<string> =>
    (await foldcam(['errors', 'FOLDCAM_E_SWEEP_NOT_FOUND', ...args], variables)).stdout;
  const npx = { npm_command: 'exec' };
  expect(await told({})).toContain('Run `foldcam list`');
  expect(await told(npx)).toContain('Run `npx foldcam list`');
  expect(await told(npx, '--json')).toContain('Run `foldcam list`');
  const store = { FOLDCAM_STORE: `file://${path.join(await folder(), 'store')}` };
  const refused = await foldcam(['cancel', 'nobody'], { ...store, ...npx });
  expect(refused.stderr).toContain('`npx foldcam run` needs none');
});
