import pc from 'picocolors';
import { asTyped } from './asTyped.js';

type Colors = ReturnType<typeof pc.createColors>;

/** Where a command writes: its result to stdout, everything else to stderr. */
export interface Output {
  /** One JSON document on stdout and nothing else. */
  readonly json: boolean;
  /** stderr is a terminal that a person watches: progress is drawn in place. */
  readonly live: boolean;
  /** For text on stdout. */
  readonly colors: Colors;
  /** For text on stderr. */
  readonly errorColors: Colors;
  /** The command's result: as JSON, or as text. */
  result(value: unknown, text: string): void;
  /** A line for people, on stderr, with commands as they can be typed; silent with --json. */
  note(line: string): void;
}

export function openOutput(json: boolean): Output {
  const plain = Boolean(process.env['NO_COLOR']) || Boolean(process.env['CI']);
  return {
    json,
    live: !json && process.stderr.isTTY && !process.env['CI'],
    colors: pc.createColors(process.stdout.isTTY && !plain),
    errorColors: pc.createColors(process.stderr.isTTY && !plain),
    result: (value, text) => {
      process.stdout.write(`${json ? JSON.stringify(value, undefined, 2) : asTyped(text)}\n`);
    },
    note: (line) => {
      if (!json) process.stderr.write(`${asTyped(line)}\n`);
    },
  };
}
