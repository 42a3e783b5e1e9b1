import { access, realpath } from 'node:fs/promises';
import path from 'node:path';

/** npm's programs, to be run by our own node. */
export interface Npm {
  readonly cli: string;
  readonly nodeGyp: string;
}

/** npm beside the node that runs, as it called us, or on the PATH; undefined where there is none. */
export async function findNpm(
  variables: NodeJS.ProcessEnv = process.env,
): Promise<Npm | undefined> {
  const node = path.dirname(await realpath(process.execPath));
  const called = variables['npm_execpath'];
  const places = [
    ...(called?.endsWith('npm-cli.js') === true ? [path.resolve(called, '../..')] : []),
    path.resolve(node, '../lib/node_modules/npm'),
    path.resolve(node, 'node_modules/npm'),
  ];
  for (const folder of (variables['PATH'] ?? '').split(path.delimiter)) {
    if (folder === '') continue;
    const cli = await realpath(path.join(folder, 'npm')).catch(() => undefined);
    if (cli?.endsWith('npm-cli.js') === true) places.push(path.resolve(cli, '../..'));
  }
  for (const home of places) {
    const cli = path.join(home, 'bin/npm-cli.js');
    // Debian keeps node-gyp beside npm, not within.
    for (const inner of ['node_modules/node-gyp', '../node-gyp']) {
      const nodeGyp = path.resolve(home, inner, 'bin/node-gyp.js');
      if ((await isThere(cli)) && (await isThere(nodeGyp))) return { cli, nodeGyp };
    }
  }
  return undefined;
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
