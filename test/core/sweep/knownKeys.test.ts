import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { knownKeys } from '../../../core/sweep/knownKeys.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { recipeKeys } from '../../../core/sweep/Recipe.js';
import { sweepSchema } from '../../../core/sweep/SweepSpec.js';
import { problemsOf } from '../../support/problemsOf.js';

type Path = (string | number)[];
type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Every object that the schema lets stand in a sweep file: its path and its keys. */
function objectsIn(schema: JsonSchema, path: Path = []): { path: Path; keys: string[] }[] {
  const nested = (own: unknown, ...parts: Path) =>
    typeof own === 'object' && own !== null
      ? objectsIn(own as JsonSchema, [...path, ...parts])
      : [];
  const { properties, items, anyOf = [], oneOf = [], allOf = [], prefixItems = [] } = schema;
  return [
    ...(properties ? [{ path, keys: Object.keys(properties) }] : []),
    ...Object.entries(properties ?? {}).flatMap(([key, own]) => nested(own, key)),
    ...nested(items, 0),
    ...prefixItems.flatMap((own, i) => nested(own, i)),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((own) => nested(own)),
  ];
}

const objects = objectsIn(z.toJSONSchema(sweepSchema));

/** A sweep file with `value` at the path. */
function sweepWith(path: Path, value: Record<string, unknown>): string {
  const [key, index, inner] = path;
  const named = { name: 'study', data: './busi' };
  if (key === undefined) return JSON.stringify({ ...named, ...value });
  const item = inner === undefined ? value : { [inner]: value };
  return JSON.stringify({
    ...named,
    [key]: index === undefined ? value : [{ name: 'x', ...item }],
  });
}

const unknownKeys = (text: string): string[] =>
  problemsOf(() => parseSweep(text))
    .filter(({ code }) => code === 'FOLDCAM_E_SWEEP_KEY')
    .map(({ message }) => message);

describe('knownKeys', () => {
  test('is tested at every path of the schema', () => {
    expect(objects.map(({ path }) => path.join('.')).sort()).toEqual(
      [
        ...['', 'backbones.0', 'faithfulness', 'folds', 'maps', 'perturbation', 'pointing'],
        ...['recipes.0', 'recipes.0.augment', 'regions'],
      ].sort(),
    );
    const recipe = objects.find(({ path }) => path[0] === 'recipes');
    expect(recipe?.keys.sort()).toEqual([...recipeKeys].sort());
  });

  test.each(objects)('lists exactly the keys of the schema at /$path', ({ path, keys }) => {
    expect([...knownKeys(path)].sort()).toEqual([...keys].sort());
  });

  test.each(objects)('is all that the schema accepts at /$path', ({ path }) => {
    expect(unknownKeys(sweepWith(path, { zzzzzzzzzzz: 1 }))).toEqual([
      '`zzzzzzzzzzz` is not a key here',
    ]);
  });

  test.each(objects.flatMap(({ path, keys }) => keys.map((key) => ({ path, key }))))(
    'leads from a slip to $key at /$path',
    ({ path, key }) => {
      const slip = `${key}${key.at(-1) ?? ''}`;
      expect(unknownKeys(sweepWith(path, { [slip]: 1 }))).toEqual([
        `\`${slip}\` is not a key here; did you mean \`${key}\`?`,
      ]);
    },
  );

  test('knows no key where nothing is known', () => {
    expect(knownKeys(['nowhere'])).toEqual([]);
  });
});
