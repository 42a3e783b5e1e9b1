import { createHash, timingSafeEqual } from 'node:crypto';

/** What a request may do: nothing that changes anything, or all. */
export type Scope = 'read' | 'full';

/** The tokens of a server: digests alone are kept. */
export interface Tokens {
  readonly any: boolean;
  /** What the bearer of a text may do; nothing where it is no token of ours. */
  scopeOf(text: string): Scope | undefined;
}

export interface TokenTexts {
  /** As it is sent, or `sha256:` and the 64 hex digits of its digest. */
  readonly full?: string | undefined;
  readonly read?: string | undefined;
}

export function openTokens({ full, read }: TokenTexts): Tokens {
  const known: { scope: Scope; digest: Buffer }[] = [];
  if (full !== undefined) known.push({ scope: 'full', digest: digestOf(full) });
  if (read !== undefined) known.push({ scope: 'read', digest: digestOf(read) });
  return {
    any: known.length > 0,
    scopeOf: (text) => {
      const sent = sha256(text);
      let scope: Scope | undefined;
      // Every one of them is compared, and none by its first difference: time tells nothing.
      for (const one of known) {
        if (timingSafeEqual(sent, one.digest)) scope ??= one.scope;
      }
      return scope;
    },
  };
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

function digestOf(text: string): Buffer {
  const [, hex] = /^sha256:([0-9a-f]{64})$/i.exec(text) ?? [];
  return hex === undefined ? sha256(text) : Buffer.from(hex, 'hex');
}
