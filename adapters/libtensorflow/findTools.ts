import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { findNpm, type Npm } from './findNpm.js';
import { runTool } from './runTool.js';

/** What an installation is made with, and the packages that bring it. */
export const tools = {
  python3: { debian: 'python3', fedora: 'python3' },
  pip: { debian: 'python3-pip', fedora: 'python3-pip' },
  'g++': { debian: 'g++', fedora: 'gcc-c++' },
  make: { debian: 'make', fedora: 'make' },
  npm: { debian: 'npm', fedora: 'nodejs-npm' },
} as const;

export type Tool = keyof typeof tools;

/** One error for all that is missing, with how to get it. */
export function missingTools(missing: readonly Tool[]): FoldcamError {
  const names = missing.map((tool) => (tool === 'pip' ? 'pip of python3' : tool));
  const packages = (system: 'debian' | 'fedora'): string =>
    missing.map((tool) => tools[tool][system]).join(' ');
  return new FoldcamError('FOLDCAM_E_ENGINE_TOOLS', `not found: ${names.join(', ')}`, {
    remedy:
      `Debian, Ubuntu: apt install ${packages('debian')}. Fedora: dnf install ${packages('fedora')}. ` +
      'Until then foldcam runs on wasm.',
  });
}

/** @throws FoldcamError FOLDCAM_E_ENGINE_TOOLS naming all that is missing */
export async function findTools(): Promise<Npm> {
  const answers = (command: string, ...args: string[]): Promise<boolean> =>
    runTool(command, args, { timeout: 30_000 }).then(
      () => true,
      () => false,
    );
  const [npm, ...found] = await Promise.all([
    findNpm(),
    answers('python3', '--version'),
    answers('python3', '-m', 'pip', '--version'),
    answers('g++', '--version'),
    answers('make', '--version'),
  ]);
  const asked = ['python3', 'pip', 'g++', 'make'] as const;
  const missing: Tool[] = asked.filter((_, i) => found[i] !== true);
  if (npm === undefined || missing.length > 0) {
    throw missingTools([...missing, ...(npm === undefined ? (['npm'] as const) : [])]);
  }
  return npm;
}
