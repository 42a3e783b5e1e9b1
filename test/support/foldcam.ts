import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'dist/cli/main.js');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  /** In the environment of every process that comes of it. */
  readonly mark: string;
  readonly ended: Promise<Ended>;
  /** Resolves when a line on stderr matches; rejects when the command ends before. */
  seen(pattern: RegExp): Promise<void>;
}

type Variables = Readonly<Record<string, string>>;

// What the surroundings say of Redis and stores must not reach a test, nor how npm was called.
const outside =
  /^(npm_command$|REDIS_URL|FOLDCAM_|S3_ENDPOINT|AWS_(ACCESS|SECRET|SESSION|REGION)|CI$|NO_COLOR)/;

/** Starts the real command, as it was built, in a process of its own. */
export function startFoldcam(args: readonly string[], variables: Variables = {}): Started {
  const mark = randomUUID();
  const inherited = Object.entries(process.env).filter(([name]) => !outside.test(name));
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(inherited),
      NO_COLOR: '1',
      // The engine that is there on every machine.
      FOLDCAM_ENGINE: 'wasm',
      // The user's own cache is not for tests.
      FOLDCAM_FEATURE_CACHE_GB: '0',
      FOLDCAM_TEST_MARK: mark,
      ...variables,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
  const seen = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(stderr)) resolve();
      };
      child.stderr.on('data', look);
      child.once('close', () => {
        reject(new Error(`ended before ${String(pattern)}:\n${stderr}`));
      });
      look();
    });
  return { child, mark, ended, seen };
}

/** Runs the real command to its end. */
export function foldcam(args: readonly string[], variables: Variables = {}): Promise<Ended> {
  return startFoldcam(args, variables).ended;
}
