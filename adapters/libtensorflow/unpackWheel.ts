import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runTool } from './runTool.js';
import { wheelMember } from './wheelMember.js';

const list = `
import json, sys, zipfile
print(json.dumps(zipfile.ZipFile(sys.argv[1]).namelist()))`;

// Reading a member to its end checks its CRC.
const extract = `
import json, shutil, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    for name, target in json.load(sys.stdin).items():
        with wheel.open(name) as source, open(target, 'wb') as out:
            shutil.copyfileobj(source, out, 1 << 20)`;

/** Unpacks what is needed of a wheel below `engine`, by python's zipfile: wheels are too big for memory. */
export async function unpackWheel(wheel: string, engine: string): Promise<void> {
  const names = JSON.parse(await runTool('python3', ['-c', list, wheel])) as string[];
  const targets = new Map<string, string>();
  for (const name of names) {
    const inner = wheelMember(name);
    if (inner !== undefined) targets.set(name, path.join(engine, inner));
  }
  const folders = new Set([...targets.values()].map((target) => path.dirname(target)));
  await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true })));
  const input = JSON.stringify(Object.fromEntries(targets));
  await runTool('python3', ['-c', extract, wheel], { input });
  for (const target of targets.values()) {
    if (path.basename(target) === 'ptxas') await chmod(target, 0o755);
  }
}
