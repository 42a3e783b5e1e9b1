import { describe, expect, test } from 'vitest';
import { asTyped } from '../../../cli/terminal/asTyped.js';

const text = 'run `foldcam list`, or `foldcam retry foldcam-1`; foldcam knows of nothing else';

describe('asTyped', () => {
  test.each(['exec', 'start'])('puts npx before each command where npm’s %s runs', (command) => {
    expect(asTyped(text, { npm_command: command })).toBe(
      'run `npx foldcam list`, or `npx foldcam retry foldcam-1`; foldcam knows of nothing else',
    );
  });

  test('leaves commands as they are where foldcam is on the PATH', () => {
    expect(asTyped(text, {})).toBe(text);
    expect(asTyped(text, { npm_command: 'run-script' })).toBe(text);
  });
});
