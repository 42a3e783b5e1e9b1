import * as z from 'zod';
import { findPackage } from '../../env/findPackage.js';
import type { Answer, Body, Route } from '../Route.js';
import { problem } from '../schemas/answers.js';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of some routes, made of the schemas that check their requests. */
export function describeApi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.url.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describe(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'foldcam',
      version: findPackage().version,
      description: 'Submit, follow, steer and read explainability sweeps.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{}, { token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: toJson(problem) },
      responses: {
        Problem: {
          description: 'What went wrong (RFC 9457)',
          content: {
            'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
          },
        },
      },
    },
  };
}

function describe(route: Route): Json {
  const { id, summary, description, access, params, query, body, answers } = route;
  const told = Object.entries(answers).map(([status, answer]) => [status, describeAnswer(answer)]);
  return {
    operationId: id,
    summary,
    ...(description === undefined ? {} : { description }),
    ...(access === 'open' ? { security: [{}] } : {}),
    parameters: [...parameters('path', params), ...parameters('query', query)],
    ...(body ? { requestBody: describeBody(body) } : {}),
    responses: {
      ...(Object.fromEntries(told) as Json),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, own]) => {
    const { description, ...described } = toJson(own as z.ZodType);
    return {
      name,
      in: place,
      required: !(own as z.ZodType).safeParse(undefined).success,
      ...(description === undefined ? {} : { description }),
      schema: described,
      // Lists as one value: `a,b`.
      ...(described['type'] === 'array' ? { style: 'form', explode: false } : {}),
    };
  });
}

function describeBody({ description, required, schema, types }: Body): Json {
  const content = Object.entries(types).map(([type, own]) => [
    type,
    { schema: schema ? toJson(schema, 'input') : own },
  ]);
  return { description, required, content: Object.fromEntries(content) as Json };
}

function describeAnswer({ description, content = {}, headers = {} }: Answer): Json {
  const bodies = Object.entries(content).map(([type, own]) => [type, { schema: bodyOf(own) }]);
  const told = Object.entries(headers).map(([name, text]) => [
    name,
    { description: text, schema: { type: 'string' } },
  ]);
  return {
    description,
    ...(bodies.length > 0 ? { content: Object.fromEntries(bodies) as Json } : {}),
    ...(told.length > 0 ? { headers: Object.fromEntries(told) as Json } : {}),
  };
}

function bodyOf(own: z.ZodType | 'binary' | 'text'): Json {
  // Bytes have no schema in OpenAPI 3.1.
  if (own === 'binary') return {};
  return own === 'text' ? { type: 'string' } : toJson(own);
}

function toJson(schema: z.ZodType, io: 'input' | 'output' = 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => asList(jsonSchema),
  });
  return json;
}

/** Tuples of one type as arrays of a fixed length, which every tool understands. */
function asList(schema: Json): void {
  const { prefixItems } = schema;
  if (!Array.isArray(prefixItems)) return;
  const [first, ...others] = prefixItems.map((item) => JSON.stringify(item));
  if (first === undefined || others.some((other) => other !== first)) return;
  delete schema['prefixItems'];
  const length = prefixItems.length;
  Object.assign(schema, { items: prefixItems[0] as Json, minItems: length, maxItems: length });
}
