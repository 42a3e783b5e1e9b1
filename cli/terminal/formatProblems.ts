import { errorKind } from '../../core/errors/catalogue.js';
import { describePlace, type Problem } from '../../core/errors/Problem.js';
import type { Output } from './Output.js';

// A folder of thousands of wrong files must not push everything else off the screen.
const shown = 50;

/** Problems as people read them: grouped by code, each group with its remedy once. */
export function formatProblems(problems: readonly Problem[], colors: Output['colors']): string {
  const lines: string[] = [];
  for (const severity of ['error', 'warning'] as const) {
    const own = problems.filter((problem) => problem.severity === severity);
    const paint = severity === 'error' ? colors.red : colors.yellow;
    for (const code of new Set(own.map((problem) => problem.code))) {
      const group = own.filter((problem) => problem.code === code);
      lines.push(`${paint(severity)} ${colors.bold(code)}`);
      for (const { where, message } of group.slice(0, shown)) {
        const place = describePlace(where);
        lines.push(`  ${place === '' || message.startsWith(place) ? '' : `${place}: `}${message}`);
      }
      if (group.length > shown) lines.push(`  … and ${group.length - shown} more`);
      const remedies = new Set(group.map(({ remedy }) => remedy ?? errorKind(code).remedy));
      for (const remedy of remedies) lines.push(colors.dim(`  → ${remedy}`));
    }
  }
  return lines.join('\n');
}
