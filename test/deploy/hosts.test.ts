import { execFile, execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { until } from '../../bench/support/until.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { useRedis } from '../support/useRedis.js';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const folder = temporaryFolders();
const server = useRedis();
const scripts = ['deploy/ssh/workers.sh', 'deploy/slurm/foldcam-workers.sbatch'];

function isHere(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write(`\nNOT TESTED: what ${command} says of deploy/: it is not here\n\n`);
    return false;
  }
}

async function program(file: string, ...lines: string[]): Promise<string> {
  await writeFile(file, ['#!/bin/sh', ...lines, ''].join('\n'));
  await chmod(file, 0o755);
  return file;
}

test.runIf(isHere('shellcheck'))('shellcheck has nothing to say of the scripts', async () => {
  await run('shellcheck', scripts, { cwd: root });
});

test.runIf(isHere('systemd-analyze'))('systemd can read the units', async () => {
  const home = await folder();
  for (const [file, as] of [
    ['foldcam@.service', 'foldcam@trainer.service'],
    ['foldcam-api.service', 'foldcam-api.service'],
  ] as const) {
    const text = await readFile(path.join(root, 'deploy/systemd', file), 'utf8');
    const unit = path.join(home, as);
    // It looks whether the program is there.
    await writeFile(unit, text.replaceAll('/usr/local/bin/foldcam', '/bin/true'));
    const { stderr } = await run('systemd-analyze', ['verify', unit]);
    expect(stderr.split('\n').filter((line) => line.includes(as))).toEqual([]);
  }
});

describe('deploy/ssh/workers.sh', () => {
  test('starts a worker on every host, tells of it, and stops it in order', async () => {
    const home = await folder();
    const bin = path.join(home, 'bin');
    await mkdir(path.join(home, '.config/foldcam'), { recursive: true });
    await mkdir(bin);
    await program(path.join(bin, 'foldcam'), `exec node ${root}/dist/cli/main.js "$@"`);
    // A host of this machine: what ssh would run there.
    const ssh = await program(path.join(home, 'ssh'), 'shift', 'exec sh -c "$*"');
    const env = `REDIS_URL=${server.url()}\nFOLDCAM_STORE=${home}/store\nFOLDCAM_ENGINE=wasm\n`;
    await writeFile(path.join(home, '.config/foldcam/env'), env);
    const hosts = path.join(home, 'hosts');
    await writeFile(hosts, '# one\nnode-1\n\n');
    const variables = {
      ...{ PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: home, FOLDCAM_SSH: ssh },
    };
    const workers = (verb: string, ...options: string[]): Promise<string> =>
      run(path.join(root, scripts[0] ?? ''), [verb, hosts, 'trainer', ...options], {
        env: variables,
      }).then(({ stdout }) => stdout);
    const log = (): Promise<string> =>
      readFile(path.join(home, '.cache/foldcam/trainer.log'), 'utf8').catch(() => '');

    expect(await workers('status')).toBe('node-1: does not run\n');
    expect(await workers('start', '--drain', '3', '--max-jobs', '5')).toMatch(/^node-1: started, /);
    await until('it is ready', async () => (await log()).includes('"msg":"ready"'), 60_000);
    expect(await workers('start')).toMatch(/^node-1: runs already, /);
    expect(await workers('status')).toMatch(/^node-1: runs, \d+\n$/);
    expect(await workers('stop')).toBe('node-1: stopped\n');
    expect(await log()).toMatch(/"why":"SIGTERM".*"msg":"leaving"/);
    expect(await workers('status')).toBe('node-1: does not run\n');
  }, 120_000);

  test('says how it is used, and refuses what is no service', async () => {
    const hosts = path.join(await folder(), 'hosts');
    await writeFile(hosts, 'node-1\n');
    for (const [args, told] of [
      [[], 'start|stop|status HOSTS SERVICE'],
      [['start', hosts, 'painter'], 'painter is no service'],
    ] as const) {
      const ended = run(path.join(root, scripts[0] ?? ''), [...args]);
      await expect(ended).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringContaining(told) as string,
      });
    }
  });
});
