import { describe, expect, test } from 'vitest';
import { runTool } from '../../../adapters/libtensorflow/runTool.js';

const node = (program: string, input?: string): Promise<string> =>
  runTool(process.execPath, ['-e', program], input === undefined ? {} : { input });

describe('runTool', () => {
  test('gives what a tool prints, and hands it its input', async () => {
    const program = "process.stdin.on('data', (text) => console.log('got ' + text))";
    expect(await node(program, 'words')).toBe('got words\n');
  });

  test('takes input that nobody reads', async () => {
    expect(await node('process.exit(0)', 'x'.repeat(1_000_000))).toBe('');
  });

  test('tells the line that names the error, out of a long story', async () => {
    await expect(
      node("console.log('story'); throw new TypeError('no such thing')"),
    ).rejects.toThrow(/^TypeError: no such thing \(.* ended with 1\)$/);
  });

  test('tells the last lines where none names an error', async () => {
    const program = "console.error('a\\nb\\nc\\nd\\n'); process.exit(7)";
    await expect(node(program)).rejects.toThrow(/^b · c · d \(.* ended with 7\)$/);
  });

  test('tells of a tool that is not there', async () => {
    await expect(runTool('/no/such/tool', [])).rejects.toThrow('ENOENT');
  });
});
