import { describe, expect, test } from 'vitest';
import { describeFaster, fasterEngine } from '../../../adapters/libtensorflow/fasterEngine.js';
import { installSize, megabytes } from '../../../adapters/libtensorflow/installSize.js';

const wasm = {
  engine: 'wasm',
  onGpu: false,
  driver: false,
  supported: true,
  onnx: true,
} as const;

describe('fasterEngine', () => {
  test('is TensorFlow on the processor for wasm, on the GPU where there is a driver', () => {
    expect(fasterEngine(wasm)?.command).toBe('foldcam engine install --cpu');
    expect(fasterEngine({ ...wasm, driver: true })?.command).toBe('foldcam engine install --gpu');
  });

  test('is the GPU for TensorFlow on a processor beside an idle GPU', () => {
    const idle = { ...wasm, engine: 'tensorflow', driver: true } as const;
    expect(fasterEngine(idle)).toMatchObject({ flavour: 'gpu', factor: null });
  });

  test.each([
    { ...wasm, engine: 'tensorflow' as const },
    { ...wasm, engine: 'tensorflow' as const, driver: true, onGpu: true },
    { ...wasm, supported: false },
  ])('is nothing for %o', (present) => {
    expect(fasterEngine(present)).toBeUndefined();
  });

  test('brings ONNX Runtime along where that is not there, but not beside a GPU', () => {
    const alone = { ...wasm, onnx: false };
    expect(fasterEngine(wasm)?.download).toBe(303_236_181);
    expect(fasterEngine(alone)).toMatchObject({ download: 417_236_181, disk: 1_035_697_368 });
    expect(fasterEngine({ ...alone, driver: true })?.download).toBe(installSize('gpu').download);
  });

  test('is told with the megabytes it takes', () => {
    const faster = { flavour: 'cpu', command: 'x', download: 303.2e6, disk: 4.56e9 } as const;
    expect(describeFaster({ ...faster, factor: 4 })).toBe(
      '`x` makes it about 4 times as fast (303 MB to download, 4.6 GB on disk)',
    );
    expect(describeFaster({ ...faster, factor: 4 }, 'the rest')).toContain('makes the rest about');
    expect(describeFaster({ ...faster, factor: null })).toContain('`x` uses the GPU (303 MB');
  });
});

describe('installSize', () => {
  test('counts the wheels and the npm packages', () => {
    // 230,236,181 + 73,000,000; 685,697,368 + 302,000,000; the wheel beside what is unpacked of it.
    expect(installSize('cpu')).toEqual({
      download: 303_236_181,
      disk: 987_697_368,
      peak: 1_217_933_549,
    });
  });

  test('holds one wheel of the GPU at a time, the largest of 615,510,377 bytes', () => {
    const { disk, peak } = installSize('gpu');
    expect(peak - disk).toBe(615_510_377);
  });

  test.each([
    [230_236_181, '230 MB'],
    [999_400_000, '999 MB'],
    [2_420_000_000, '2.4 GB'],
  ])('%i bytes are %s', (bytes, text) => {
    expect(megabytes(bytes)).toBe(text);
  });
});
