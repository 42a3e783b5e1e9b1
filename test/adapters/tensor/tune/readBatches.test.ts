import { describe, expect, it } from 'vitest';
import { readBatches } from '../../../../adapters/tensor/tune/readBatches.js';
import type { Sample } from '../../../../core/training/PooledTap.js';

const samples = [0, 1, 2, 3, 4].map((image): Sample => ({ image, mirrored: false }));
const imagesOf = (own: readonly Sample[]): string => own.map(({ image }) => image).join('');

describe('readBatches', () => {
  it('reads batch after batch, and tells of each before the one before it is computed', async () => {
    const told: string[] = [];
    const ahead: (readonly Sample[])[] = [];
    const reader = {
      read: (own: readonly Sample[]) => {
        // The very array that was told.
        if (ahead.length > 0) expect(own).toBe(ahead.at(-1));
        told.push(`read ${imagesOf(own)}`);
        return Promise.resolve(Float32Array.from(own, ({ image }) => image));
      },
      readAhead: (own: readonly Sample[]) => {
        told.push(`ahead ${imagesOf(own)}`);
        ahead.push(own);
      },
    };
    for await (const { samples: own, input } of readBatches(reader, samples, 2)) {
      told.push(`compute ${imagesOf(own)}`);
      expect([...input]).toEqual(own.map(({ image }) => image));
    }
    expect(told).toEqual([
      ...['read 01', 'ahead 23', 'compute 01'],
      ...['read 23', 'ahead 4', 'compute 23'],
      ...['read 4', 'compute 4'],
    ]);
  });

  it('asks for nothing ahead where it cannot, and for nothing at all of no samples', async () => {
    const read = (own: readonly Sample[]) => Promise.resolve(new Float32Array(own.length));
    const sizes: number[] = [];
    for await (const { input } of readBatches({ read }, samples, 3)) sizes.push(input.length);
    for await (const { input } of readBatches({ read }, [], 3)) sizes.push(input.length);
    expect(sizes).toEqual([3, 2]);
  });

  it('a read that is stopped ends it where it is', async () => {
    const computed: string[] = [];
    const read = (own: readonly Sample[]) =>
      computed.length > 1
        ? Promise.reject(new Error('stopped: paused'))
        : Promise.resolve(new Float32Array(own.length));
    const readAll = async (): Promise<void> => {
      const reader = { read, readAhead: () => undefined };
      for await (const { samples: own } of readBatches(reader, samples, 2)) {
        computed.push(imagesOf(own));
      }
    };
    await expect(readAll()).rejects.toThrow('stopped: paused');
    expect(computed).toEqual(['01', '23']);
  });
});
