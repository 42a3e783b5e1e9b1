import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import type { Api } from './Api.js';

/** Who may ask: everyone, the bearer of any token, or of the one that may change things. */
export type Access = 'open' | 'read' | 'full';

/** One way in which a route answers: the body by its type, a schema where it is JSON. */
export interface Answer {
  readonly description: string;
  /** `binary` for bytes of that type; nothing for no body. */
  readonly content?: Readonly<Record<string, z.ZodType | 'binary' | 'text'>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A body that a route reads: JSON by its schema, or text. */
export interface Body {
  readonly description: string;
  readonly required: boolean;
  /** Validates JSON bodies; without it the route is given the text as it is. */
  readonly schema?: z.ZodType;
  /** What the document says of each type; the schema where nothing is said. */
  readonly types: Readonly<Record<string, object | undefined>>;
}

export interface Asked<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** One address of the API: the same schemas check requests and describe them in the OpenAPI document. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `/api/v1/sweeps/:sweep` */
  readonly url: string;
  /** `getSweep` */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: Body;
  readonly answers: Readonly<Record<number, Answer>>;
  /** An answer without end, or one that waits for others: no time limit. */
  readonly patient?: true;
  /** A list that may be long: sent compressed to who takes that. */
  readonly compressed?: true;
  /** Answers what becomes the body, or sends the reply itself. */
  readonly handle: (asked: Asked<never, never, never>, api: Api) => unknown;
}

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

interface Typed<P, Q, B> extends Omit<Route, 'params' | 'query' | 'body' | 'handle'> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: Body & { readonly schema?: B };
  readonly handle: (asked: Asked<Output<P>, Output<Q>, Output<B>>, api: Api) => unknown;
}

/** A route whose handler is given what its schemas let through. */
export function route<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(typed: Typed<P, Q, B>): Route {
  return typed as unknown as Route;
}
