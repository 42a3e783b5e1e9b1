import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const sources = [
  'core',
  'adapters',
  'services',
  'cli',
  'bench',
  'web',
  'scripts/bundle.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
  // Packages are a part of the bundle.
  'package-lock.json',
];

/** Installs the dependencies and builds, each only where what it depends on has changed. */
export function setUp() {
  requireNode();
  const machine = [process.version, process.platform, process.arch];
  step('node_modules/.foldcam-installed', digest(['package-lock.json'], machine), () => {
    say('installing dependencies');
    npm('ci');
  });
  step('dist/.foldcam-built', digest(sources, []), () => {
    say('building');
    rmSync(path.join(root, 'dist'), { recursive: true, force: true });
    npm('run', '--silent', 'build');
  });
}

/** Runs a command to its end; a failure ends this process with the same status. */
export function run(command, args, options = {}) {
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    ...options,
  });
  if (error) fail(`${command} cannot be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
}

/** npm as it was called, else the one on the PATH. Its words go to stderr: stdout is the command's. */
function npm(...args) {
  const own = process.env.npm_execpath;
  const [command, first] = own ? [process.execPath, [own]] : ['npm', []];
  run(command, [...first, ...args], { stdio: ['ignore', 2, 2] });
}

function step(stamp, wanted, work) {
  const file = path.join(root, stamp);
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return;
  work();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, wanted);
}

function digest(names, facts) {
  const hash = createHash('sha256').update(facts.join());
  const add = (name) => {
    const full = path.join(root, name);
    const entries = existsSync(full) && !/\.\w+$/.test(name) ? readdirSync(full).sort() : undefined;
    if (entries) for (const entry of entries) add(path.join(name, entry));
    else hash.update(name).update(readFileSync(full));
  };
  names.forEach(add);
  return hash.digest('hex');
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  fail(`Node ${process.versions.node} is too old: foldcam needs 20.9 or newer`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function say(line) {
  process.stderr.write(`foldcam: ${line}\n`);
}
