import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { parseSweep } from '../../core/sweep/parseSweep.js';
import { tailDefaults } from '../../core/sweep/Recipe.js';
import { sweepSchema } from '../../core/sweep/SweepSpec.js';
import { codeBlocks } from '../support/codeBlocks.js';
import { markdownSections } from '../support/markdownSections.js';
import { readMarkdown } from '../support/readMarkdown.js';

interface JsonSchema {
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema | false;
}

interface Key {
  readonly default: unknown;
  readonly choices: readonly string[];
}

/** Every key of the sweep file, `x[].y` for those of a list's items. */
function schemaKeys(schema: JsonSchema, prefix = ''): [string, Key][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, own]): [string, Key][] => {
    const key = `${prefix}${name}`;
    if (own.properties) return schemaKeys(own, `${key}.`);
    const items = own.items === false ? undefined : own.items;
    const choices = own.enum ?? items?.enum ?? [];
    const inner = items?.properties ? schemaKeys(items, `${key}[].`) : [];
    return [[key, { default: own.default, choices }], ...inner];
  });
}

function asJsonSchema(io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(sweepSchema, { io, unrepresentable: 'any' }) as JsonSchema;
}

const page = readMarkdown('docs/sweep-file.md');
const keys = new Map(schemaKeys(asJsonSchema('output')));
// What stands in for a missing list of recipes has its own defaults filled in: only the input shows it.
const recipes = keys.get('recipes');
if (recipes) {
  keys.set('recipes', {
    ...recipes,
    default: asJsonSchema('input').properties?.['recipes']?.default,
  });
}

const table = markdownSections(page, 2).get('Every key') ?? '';
const rows = new Map(
  [...table.matchAll(/^\| `([^`]+)` +\| (.+?) +\| (.+?) +\|$/gm)].map(
    ([, key = '', value = '', meaning = '']) => [key, { value, meaning }],
  ),
);

describe('docs/sweep-file.md', () => {
  test('has a row for every key of the schema, in its order, and for no other', () => {
    expect([...rows.keys()]).toEqual([...keys.keys()]);
  });

  test.each([...keys])(
    'gives the default of %s, and its choices',
    (key, { default: own, choices }) => {
      const { value = '', meaning = '' } = rows.get(key) ?? {};
      const [, written] = /^`(.+)`$/.exec(value) ?? [];
      expect(written === undefined ? undefined : (parse(written) as unknown)).toEqual(own);
      const named = [...meaning.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
      expect(choices.filter((choice) => !named.includes(choice))).toEqual([]);
    },
  );

  test.each(Object.entries(tailDefaults))(
    'gives the default of recipes[].%s where blocks are trained: %s',
    (key, own) => {
      const { meaning = '' } = rows.get(`recipes[].${key}`) ?? {};
      const [, written = ''] = /`([^`]+)` where `unfreeze` trains blocks/.exec(meaning) ?? [];
      expect(written === '' ? undefined : (parse(written) as unknown)).toBe(own);
    },
  );
});

describe.each(['README.md', 'docs/sweep-file.md'])('every sweep file in %s', (file) => {
  const blocks = codeBlocks(readMarkdown(file), 'yaml');

  test('is one that foldcam reads', () => {
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks)
      expect(parseSweep(block)).toMatchObject({ labels: ['benign', 'malignant'] });
  });
});
