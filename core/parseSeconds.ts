import { parseDuration } from './parseDuration.js';

/** `45`, `45s`, `30m`, `3h`, `1d` in seconds; nothing where it is none. */
export function parseSeconds(text: string): number | undefined {
  const duration = parseDuration(/^\d+$/.test(text.trim()) ? `${text.trim()}s` : text);
  return duration === undefined ? undefined : duration / 1_000;
}
