import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { foldcam } from '../../support/foldcam.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const run = promisify(execFile);
const folder = temporaryFolders();
let home: string;
let script: string;

beforeAll(async () => {
  home = await folder();
  script = path.join(home, 'foldcam.bash');
  await writeFile(script, (await foldcam(['completion', 'bash'])).stdout);
  await mkdir(path.join(home, 'some-folder'));
  await writeFile(path.join(home, 'sweep.yaml'), '');
});

/** What bash offers behind these words, the last of which is unfinished. */
async function offered(...words: string[]): Promise<string[]> {
  const line = ['foldcam', ...words];
  const text = [
    'source "$1"; shift',
    'compopt() { :; }',
    'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))',
    '_foldcam; printf "%s\\n" "${COMPREPLY[@]}"',
  ].join('\n');
  const { stdout } = await run('bash', ['-c', text, 'bash', script, ...line], { cwd: home });
  return stdout.split('\n').filter((word) => word !== '');
}

describe('the completion for bash', () => {
  test('offers verbs, and those below a verb', async () => {
    expect(await offered('re')).toEqual(['report', 'retry', 'resume', 'remove']);
    expect(await offered('dataset', '')).toContain('inspect');
    expect(await offered('backbones', 'a')).toEqual(['add']);
  });

  test('offers the options of the verb that stands on the line', async () => {
    expect(await offered('run', 'sweep.yaml', '--d')).toEqual(['--data']);
    expect(await offered('worker', 'trainer', '--max-')).toEqual(['--max-jobs', '--max-time']);
    expect(await offered('status', '--')).toEqual(['--json', '--help']);
  });

  test('offers the values that an argument or an option can have', async () => {
    expect(await offered('worker', 't')).toEqual(['trainer']);
    expect(await offered('completion', '')).toEqual(
      expect.arrayContaining(['bash', 'zsh', 'fish']),
    );
    expect(await offered('run', 'sweep.yaml', '--data', 's')).toEqual(['some-folder']);
  });

  test('leaves the rest to bash: files', async () => {
    expect(await offered('run', 's')).toEqual([]);
    const { stdout } = await run('bash', [
      '-c',
      `source "$1"; complete -p foldcam`,
      'bash',
      script,
    ]);
    expect(stdout).toBe('complete -o bashdefault -o default -F _foldcam foldcam\n');
  });
});

test.each(['zsh', 'fish'])('the completion for %s names every verb and option', async (shell) => {
  const { stdout, status } = await foldcam(['completion', shell]);
  expect(status).toBe(0);
  for (const word of ['submit', 'inspect', 'trainer', 'all-gpus']) expect(stdout).toContain(word);
  const file = path.join(home, `foldcam.${shell}`);
  await writeFile(file, stdout);
  await run(shell, ['-n', file]).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    process.stderr.write(`\nNOT TESTED: whether ${shell} reads its completion: it is not here\n\n`);
  });
});
