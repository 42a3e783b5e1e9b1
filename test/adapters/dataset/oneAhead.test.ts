import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { oneAhead } from '../../../adapters/dataset/oneAhead.js';

describe('oneAhead', () => {
  it('reads one item beyond the one that is worked on, and no two at once', async () => {
    const told: string[] = [];
    const read = async (item: string): Promise<string> => {
      told.push(`read ${item}`);
      await setImmediate();
      told.push(`has ${item}`);
      return item.toUpperCase();
    };
    for await (const [item, own] of oneAhead(['a', 'b', 'c'], read)) {
      told.push(`work ${item} ${own}`);
      await setImmediate();
      await setImmediate();
    }
    const place = (line: string): number => told.indexOf(line);
    expect(told.filter((line) => line.startsWith('work'))).toEqual([
      ...['work a A', 'work b B', 'work c C'],
    ]);
    expect(place('read b')).toBeGreaterThan(place('has a'));
    expect(place('read b')).toBeLessThan(place('work a A'));
    expect(place('read c')).toBeGreaterThan(place('has b'));
    expect(place('read c')).toBeGreaterThan(place('work a A'));
  });

  it('gives nothing of no items', async () => {
    const none = oneAhead([], () => Promise.reject(new Error('read')));
    for await (const found of none) expect(found).toBeUndefined();
  });

  it('tells of a failure when the turn of its item has come', async () => {
    const worked: number[] = [];
    const work = async (): Promise<void> => {
      const read = (item: number) =>
        item === 2 ? Promise.reject(new Error('gone')) : Promise.resolve(item);
      for await (const [item] of oneAhead([1, 2, 3], read)) {
        // An unhandled rejection would end the test run.
        await setImmediate();
        worked.push(item);
      }
    };
    await expect(work()).rejects.toThrow('gone');
    expect(worked).toEqual([1]);
  });
});
