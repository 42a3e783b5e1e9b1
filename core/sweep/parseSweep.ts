import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type * as z from 'zod';
import { inputError } from '../errors/inputError.js';
import { nearest } from '../errors/nearest.js';
import type { Place, Problem } from '../errors/Problem.js';
import { idleSettings } from './idleSettings.js';
import { issueMessage } from './issueMessage.js';
import { keyFaults } from './keyFaults.js';
import { knownKeys } from './knownKeys.js';
import { sweepSchema, type SweepSpec } from './SweepSpec.js';

/** Characters of a sweep file at most: the longest real ones have a tenth of that. */
export const longestSweep = 2 ** 16;

/**
 * Reads a sweep file (YAML, so JSON too) and fills in the defaults.
 * @param options.file what problems call it
 * @param options.data stands in for the file's own `data:`
 * @throws FoldcamError with every problem at once, each at its row, column and key.
 */
export function parseSweep(
  text: string,
  options: { readonly file?: string; readonly data?: string | undefined } = {},
): SweepSpec {
  const { file = 'sweep', data } = options;
  if (text.length > longestSweep) {
    throw inputError([syntaxProblem(`is longer than ${longestSweep} characters`, { file })]);
  }
  const lines = new LineCounter();
  // Its own search for keys that stand twice compares each with each, seconds for a few thousand.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  // A tag that is not known is a warning to the library, which then takes the value without it.
  const faults = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    code: 'FOLDCAM_E_SWEEP_SYNTAX' as const,
    message: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '',
    at: pos[0],
  }));
  const syntax = [...faults, ...keyFaults(document)].map(({ at, ...fault }): Problem => {
    const { line, col } = lines.linePos(at);
    return { ...fault, severity: 'error', where: { file, row: line, column: col } };
  });
  if (syntax.length > 0) throw inputError(syntax);
  const read = toPlain(document, file);
  const value = data !== undefined && isPlain(read) ? { ...read, data } : read;
  const parsed = sweepSchema.safeParse(value ?? {}, { error: issueMessage });
  const place = (path: readonly PropertyKey[], unknown = false): Place =>
    locate(document, lines, file, path, unknown);
  if (!parsed.success) {
    throw inputError(parsed.error.issues.flatMap((issue) => problemsOf(issue, place)));
  }
  const idle = idleSettings(parsed.data);
  if (idle.length > 0) {
    throw inputError(idle.map(({ path, message }) => valueProblem(message, place(path))));
  }
  return parsed.data;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function syntaxProblem(message: string, where: Place): Problem {
  return { code: 'FOLDCAM_E_SWEEP_SYNTAX', severity: 'error', message, where };
}

function valueProblem(message: string, where: Place): Problem {
  return { code: 'FOLDCAM_E_SWEEP_VALUE', severity: 'error', message, where };
}

// Aliases can expand to gigabytes ("billion laughs"); the library counts and refuses them.
function toPlain(document: Document, file: string): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 50 });
    // What holds itself has no end, and no JSON.
    JSON.stringify(value);
    return value;
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw inputError([syntaxProblem(message ?? '', { file })]);
  }
}

function problemsOf(
  issue: z.core.$ZodIssue,
  place: (path: readonly PropertyKey[], unknown?: boolean) => Place,
): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = nearest(key, knownKeys(issue.path));
      return {
        code: 'FOLDCAM_E_SWEEP_KEY',
        severity: 'error',
        message: `\`${key}\` is not a key here${near ? `; did you mean \`${near}\`?` : ''}`,
        where: place([...issue.path, key], true),
      };
    });
  }
  return [valueProblem(issue.message, place(issue.path))];
}

// A missing key has no place of its own: its nearest parent that stands in the file does.
function locate(
  document: Document,
  lines: LineCounter,
  file: string,
  path: readonly PropertyKey[],
  unknown: boolean,
): Place {
  const key = path.map((part) => (typeof part === 'number' ? `[${part}]` : String(part)));
  const place = { file, key: key.join('.').replaceAll('.[', '[') || '(the file)' };
  for (let depth = path.length; depth > 0; depth--) {
    const own = path.slice(0, depth);
    const node = document.getIn(own, true) as { range?: number[] } | undefined;
    const start = (unknown ? keyStart(document, own) : undefined) ?? node?.range?.[0];
    if (start === undefined) continue;
    const { line, col } = lines.linePos(start);
    return { ...place, row: line, column: col };
  }
  return place;
}

// An unknown key is at fault itself; its value may stand lines below.
function keyStart(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(parent)) return undefined;
  const keys = parent.items.map((pair) => pair.key).filter((key) => isScalar(key));
  return keys.find((key) => String(key.value) === path.at(-1))?.range?.[0];
}
