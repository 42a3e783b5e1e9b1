import { useLayoutEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import type { LogLine } from '../api/types.js';
import { formatTime } from '../parts/format.js';

const levels: Readonly<Record<string, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

/** The last lines, the newest at the bottom and in view. */
export function LogTail({ lines }: { readonly lines: readonly LogLine[] }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  if (lines.length === 0) return <p class="soft">Nothing was logged, or it is gone.</p>;
  return (
    <div ref={box} class="log" tabIndex={0} role="log" aria-label="The last lines of the log">
      {lines.map((line, i) => {
        const level = levels[String(line.level)] ?? String(line.level ?? '');
        return (
          <div key={i} class={`log-line log-${level}`}>
            <time>{formatTime(line.time).slice(-8)}</time>
            <span class="log-level">{level}</span>
            <span>
              {line.message ?? ''}
              <span class="soft">{rest(line)}</span>
            </span>
          </div>
        );
      })}
    </div>
  );
}

const named = new Set(['time', 'level', 'message', 'msg', 'pid', 'hostname', 'sweep', 'cell']);

function rest(line: LogLine): string {
  const more = Object.entries(line).filter(([name]) => !named.has(name));
  if (more.length === 0) return '';
  const shown = more.map(([name, value]) => {
    const text: unknown = typeof value === 'object' ? JSON.stringify(value) : value;
    return `${name}=${String(text)}`;
  });
  return ` ${shown.join(' ')}`;
}
