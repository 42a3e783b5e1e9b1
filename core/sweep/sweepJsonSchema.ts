import * as z from 'zod';
import { sweepSchema } from './SweepSpec.js';

/** JSON Schema (2020-12) of the sweep file, for editors. */
export function sweepJsonSchema(): object {
  const schema = z.toJSONSchema(sweepSchema, { io: 'input' });
  const { backbones, target } = schema.properties as {
    backbones: { items: object };
    target: { type?: string; enum: unknown[] };
  };
  // What is rewritten before it is checked does not show in a schema: a bare name of a backbone, and
  // `true`, which YAML reads as a boolean.
  backbones.items = { anyOf: [{ type: 'string', minLength: 1 }, backbones.items] };
  delete target.type;
  target.enum = [...target.enum, true];
  return { ...schema, title: 'foldcam sweep file' };
}
