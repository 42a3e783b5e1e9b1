import { describe, expect, test } from 'vitest';
import { unsupported } from '../../../adapters/libtensorflow/unsupported.js';

const linux = { os: 'linux', arch: 'x64', glibc: '2.36' };

describe('unsupported', () => {
  test.each(['2.17', '2.36', '3.0'])('takes Linux on x64 with glibc %s', (glibc) => {
    expect(unsupported({ ...linux, glibc })).toBeUndefined();
  });

  test.each([
    [{ ...linux, os: 'darwin' }, 'darwin on x64'],
    [{ ...linux, arch: 'arm64' }, 'linux on arm64'],
    [{ ...linux, glibc: undefined }, 'musl'],
    [{ ...linux, glibc: '2.12' }, 'this system has 2.12'],
    [{ ...linux, glibc: '1.99' }, 'this system has 1.99'],
  ])('says why %o is none', (platform, reason) => {
    expect(unsupported(platform)).toContain(reason);
  });
});
