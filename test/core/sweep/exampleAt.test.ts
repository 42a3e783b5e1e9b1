import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { exampleAt } from '../../../core/sweep/exampleAt.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { sweepSchema } from '../../../core/sweep/SweepSpec.js';

type Path = readonly (string | number)[];
type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Every place of the sweep file where keys or a list are wanted. */
function placesIn(schema: JsonSchema, path: Path = []): Path[] {
  const { properties = {}, items, anyOf = [] } = schema;
  const nested = (own: unknown, ...parts: Path) =>
    typeof own === 'object' && own !== null ? placesIn(own as JsonSchema, [...path, ...parts]) : [];
  return [
    ...(schema.properties || items ? [path] : []),
    ...Object.entries(properties).flatMap(([key, own]) => nested(own, key)),
    ...nested(items, 0),
    ...anyOf.flatMap((own) => nested(own)),
  ];
}

/** What has words of its own in the schema. */
const told = new Set(['labels']);

const places = placesIn(z.toJSONSchema(sweepSchema)).filter((path) => !told.has(path.join('.')));

/** A sweep file with the example of a path where it belongs. */
function fileWith(path: Path): string {
  const example = exampleAt(path) ?? 'no example';
  const [key = '', index, inner] = path;
  const named = 'name: study\n';
  if (path.length === 0) return `${named}${example}\n`;
  if (index === undefined) return `${named}data: x\n${example}\n`;
  const item = inner === undefined ? example : `{ name: a, ${example} }`;
  return `${named}data: x\n${key}: [${item}]\n`;
}

describe('exampleAt', () => {
  test.each(places.map((path) => ({ path })))(
    'has an example for /$path that may stand there',
    ({ path }) => {
      expect(parseSweep(fileWith(path)).name).toBe('study');
    },
  );

  test('has examples of what is text for its unit', () => {
    expect(exampleAt(['regions', 'peritumoral'])).toBe('peritumoral: 10%');
    expect(exampleAt(['seeds', 0])).toBeUndefined();
  });
});
