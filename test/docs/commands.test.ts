import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { openS3Store } from '../../adapters/store/s3.js';
import { camMethods } from '../../core/cam/methods.js';
import { serviceNames } from '../../core/jobs/stages.js';
import { markdownSections } from '../support/markdownSections.js';
import { readMarkdown } from '../support/readMarkdown.js';

const folder = path.resolve(import.meta.dirname, '../../cli/verbs');
const page = readMarkdown('docs/commands.md');
const entries = markdownSections(page, 3);

/** `run`, `dataset inspect`, … with their commands. */
function leaves(command: Command, above = ''): [string, Command][] {
  const name = `${above}${command.name()}`;
  if (command.commands.length === 0) return [[name, command]];
  return command.commands.flatMap((inner) => leaves(inner, `${name} `));
}

const names = readdirSync(folder).map((file) => path.basename(file, '.ts'));
// `datasetInspect.ts` is part of `dataset.ts`.
const top = names.filter((name) => !names.some((one) => one !== name && name.startsWith(one)));
const made = await Promise.all(
  top.map(async (name) => {
    const module = (await import(path.join(folder, `${name}.ts`))) as Record<string, () => Command>;
    return module[`${name}Verb`]?.();
  }),
);
const verbs = made.filter((verb) => verb !== undefined).flatMap((verb) => leaves(verb));

/** The variables that something looks up in the environment. */
function lookedUp(work: (variables: NodeJS.ProcessEnv) => unknown): string[] {
  const seen = new Set<string>();
  work(
    new Proxy<NodeJS.ProcessEnv>(
      {},
      {
        get: (_, name) => {
          if (typeof name === 'string') seen.add(name);
          return undefined;
        },
      },
    ),
  );
  return [...seen];
}

describe('docs/commands.md', () => {
  test('has an entry for every verb, and for no other', () => {
    expect(verbs.length).toBeGreaterThan(10);
    const titles = verbs.map(([name]) => `\`foldcam ${name}\``);
    expect([...entries.keys()].sort()).toEqual(titles.sort());
  });

  test.each(verbs)('shows an example of %s and every option it has', (name, command) => {
    const entry = entries.get(`\`foldcam ${name}\``) ?? '';
    expect(entry).toContain(`npx foldcam ${name}`);
    const missing = command.options
      .filter(({ long }) => long !== '--json')
      .filter(({ flags }) => !entry.includes(`\`${flags}\``));
    expect(missing).toEqual([]);
  });

  test('names every service that a worker can be', () => {
    const entry = entries.get('`foldcam worker`') ?? '';
    for (const service of serviceNames) expect(entry).toContain(`\`${service}\``);
  });

  test('names every environment variable that is read', () => {
    const read = [
      ...lookedUp((variables) => readEnvironment(variables)),
      ...lookedUp((variables) => openS3Store('bucket', 'prefix', variables)),
    ];
    expect(read).toContain('REDIS_URL');
    expect(read).toContain('S3_ENDPOINT');
    const section = markdownSections(page, 2).get('Environment') ?? '';
    expect(read.filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('docs/methods.md', () => {
  test('has a row for every method, with its source', () => {
    const rows = readMarkdown('docs/methods.md').split('\n');
    for (const { name, source, relu } of camMethods) {
      const row = rows.find((line) => line.startsWith(`| \`${name}\` `) && line.includes(source));
      expect(row, name).toMatch(relu ? /\| yes +\|/ : /\| no +\|/);
    }
  });
});
