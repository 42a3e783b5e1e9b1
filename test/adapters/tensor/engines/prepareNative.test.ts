import { describe, expect, test } from 'vitest';
import { prepareNative } from '../../../../adapters/tensor/engines/prepareNative.js';

describe('prepareNative', () => {
  test('quietens TensorFlow, lets its memory grow and keeps to full float32', () => {
    const variables: NodeJS.ProcessEnv = {};
    prepareNative(variables, {});
    expect(variables).toEqual({
      TF_CPP_MIN_LOG_LEVEL: '3',
      TF_FORCE_GPU_ALLOW_GROWTH: 'true',
      NVIDIA_TF32_OVERRIDE: '0',
      CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
    });
  });

  test('leaves what the user has set', () => {
    const variables: NodeJS.ProcessEnv = {
      TF_CPP_MIN_LOG_LEVEL: '0',
      TF_FORCE_GPU_ALLOW_GROWTH: 'false',
    };
    prepareNative(variables, {});
    expect(variables).toMatchObject({
      TF_CPP_MIN_LOG_LEVEL: '0',
      TF_FORCE_GPU_ALLOW_GROWTH: 'false',
    });
  });

  test('defines util.isNullOrUndefined where Node has dropped it, and only there', () => {
    const util: { isNullOrUndefined?: (value: unknown) => boolean } = {};
    prepareNative({}, util);
    const judged = [null, undefined, 0, '', false].map((value) => util.isNullOrUndefined?.(value));
    expect(judged).toEqual([true, true, false, false, false]);
    const own = (): boolean => true;
    const old = { isNullOrUndefined: own };
    prepareNative({}, old);
    expect(old.isNullOrUndefined).toBe(own);
  });
});
