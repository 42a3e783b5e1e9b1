import { spawn } from 'node:child_process';

export interface ToolOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What the tool reads. */
  readonly input?: string;
  /** What it writes for people goes to our stderr as it comes. */
  readonly shown?: boolean;
  readonly timeout?: number;
}

/** What a tool prints. @throws Error with the last lines that it wrote */
export function runTool(
  command: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<string> {
  const { cwd, env, input, shown = false, timeout } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      ...(timeout === undefined ? {} : { timeout, killSignal: 'SIGKILL' }),
    });
    let out = '';
    let words = '';
    const hear = (part: Buffer): void => {
      words = (words + part.toString()).slice(-20_000);
      if (shown) process.stderr.write(part);
    };
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      hear(part);
    });
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(out);
      else reject(new Error(`${lastLines(words)} (${command} ended with ${code ?? signal ?? ''})`));
    });
    // A tool that ends before it has read is told by its status.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

/** The line that names an error, else the last ones. */
function lastLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const told = lines.filter((line) => /^(\w*Error|ERROR|error|npm error|fatal)\b/.test(line));
  return (told.length > 0 ? told : lines.filter((line) => line !== '')).slice(-3).join(' · ');
}
