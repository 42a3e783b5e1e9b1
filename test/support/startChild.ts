import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const folder = import.meta.dirname;

export interface ChildOptions {
  /** Beside those of this process. */
  readonly variables?: Readonly<Record<string, string>>;
  /** In a process group of its own. */
  readonly detached?: boolean;
}

/** Starts a script of `children/` in a node process of its own, with pipes to its input and output. */
export function startChild(
  script: string,
  args: readonly string[] = [],
  { variables = {}, detached = false }: ChildOptions = {},
): ChildProcess {
  const hook = path.join(folder, 'typescriptHook.mjs');
  const file = path.join(folder, 'children', script);
  return spawn(process.execPath, ['--import', hook, file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...variables },
    detached,
  });
}

/** What a script prints until it ends. */
export function runChild(
  script: string,
  args: readonly string[] = [],
  options: ChildOptions = {},
): Promise<string> {
  return untilEnded(startChild(script, args, options));
}

/** What a child prints until it ends. */
export function untilEnded(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (part: Buffer) => (text += part.toString()));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(text);
      else reject(new Error(`the child ended with ${String(code ?? signal)}`));
    });
  });
}

/** The first line that a child prints. */
export function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error('the child ended before its first line')));
  });
}
