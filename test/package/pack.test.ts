import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { camMethods } from '../../core/cam/methods.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const folder = temporaryFolders();
const minutes = 60_000;

interface Packed {
  readonly filename: string;
  readonly version: string;
  readonly files: readonly { readonly path: string }[];
}

let home: string;
let packed: Packed;

beforeAll(async () => {
  home = await folder();
  // As it was built: other tests use the same build.
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', home];
  const { stdout } = await run('npm', args, { cwd: root });
  [packed] = JSON.parse(stdout) as [Packed];
}, 2 * minutes);

describe('the package', () => {
  test('holds the program, its documentation and examples, and nothing else', () => {
    const names = packed.files.map((file) => file.path);
    const allowed =
      /^(dist\/(core\/.+\.(js|d\.ts)|(adapters|chunks|cli|services)\/.+\.js|web\/.+|third-party-notices\.txt)|docs\/.+\.(md|png|svg|json)|examples\/.+\.yaml|README\.md|LICENSE|CHANGELOG\.md|package\.json)$/;
    expect(names.filter((name) => !allowed.test(name))).toEqual([]);
    for (const name of ['LICENSE', 'CHANGELOG.md', 'docs/library.md', 'dist/core/index.d.ts']) {
      expect(names).toContain(name);
    }
  });

  test(
    'works where it is installed, in an empty folder, for a user without a home',
    async () => {
      const project = path.join(home, 'project');
      const user = path.join(home, 'user');
      await mkdir(project);
      await mkdir(user);
      await writeFile(path.join(project, 'package.json'), '{ "private": true, "type": "module" }');
      const env = {
        ...{ PATH: process.env['PATH'] ?? '', HOME: user, NO_COLOR: '1' },
        ...Object.fromEntries(
          // What says where packages come from.
          Object.entries(process.env).filter(([name]) =>
            /^npm_config_(registry|cache|cafile)$|_CERT|_CA_|^https?_proxy$/i.test(name),
          ),
        ),
      };
      const inside = { cwd: project, env };
      const npm = ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
      await run('npm', [...npm, path.join(home, packed.filename)], inside);

      const { stdout: version } = await run('npx', ['foldcam', '--version'], inside);
      expect(version.trim()).toBe(packed.version);
      const { stdout: methods } = await run('npx', ['foldcam', 'methods', '--json'], inside);
      expect((JSON.parse(methods) as { methods: object[] }).methods).toHaveLength(
        camMethods.length,
      );

      const script = "import { gradCam } from 'foldcam'; process.stdout.write(gradCam.name);";
      const { stdout } = await run('node', ['--input-type=module', '-e', script], inside);
      expect(stdout).toBe('gradCam');
      const schema = path.join(project, 'node_modules/foldcam/docs/schemas/sweep.schema.json');
      expect(JSON.parse(await readFile(schema, 'utf8'))).toHaveProperty('$schema');
      // Types are found by the package's exports.
      await writeFile(
        path.join(project, 'typed.ts'),
        "import { gradCam, type Tap } from 'foldcam';\nexport const map = (tap: Tap): Float64Array => gradCam(tap, tap.data);\n",
      );
      const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022'];
      await run(path.join(root, 'node_modules/.bin/tsc'), [...options, 'typed.ts'], inside);
    },
    8 * minutes,
  );
});
