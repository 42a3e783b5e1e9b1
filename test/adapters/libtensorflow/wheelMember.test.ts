import { describe, expect, test } from 'vitest';
import { wheelMember } from '../../../adapters/libtensorflow/wheelMember.js';

describe('wheelMember', () => {
  test.each([
    ['tensorflow/libtensorflow_cc.so.2', 'deps/lib/libtensorflow_cc.so.2'],
    ['tensorflow/libtensorflow_framework.so.2', 'deps/lib/libtensorflow_framework.so.2'],
    ['tensorflow/include/tensorflow/c/c_api.h', 'deps/include/tensorflow/c/c_api.h'],
    ['tensorflow/include/xla/tsl/c/tsl_status.h', 'deps/include/xla/tsl/c/tsl_status.h'],
    [
      'tensorflow/include/tensorflow/core/platform/ctstring.h',
      'deps/include/tensorflow/core/platform/ctstring.h',
    ],
    ['tensorflow/include/LICENSE', 'licences/tensorflow/LICENSE'],
    ['tensorflow/THIRD_PARTY_NOTICES.txt', 'licences/tensorflow/THIRD_PARTY_NOTICES.txt'],
    ['nvidia/cudnn/lib/libcudnn.so.9', 'deps/nvidia/cudnn/lib/libcudnn.so.9'],
    ['nvidia/cuda_nvcc/bin/ptxas', 'deps/nvidia/cuda_nvcc/bin/ptxas'],
    [
      'nvidia/cuda_nvcc/nvvm/libdevice/libdevice.10.bc',
      'deps/nvidia/cuda_nvcc/nvvm/libdevice/libdevice.10.bc',
    ],
    ['nvidia_cudnn_cu12-9.3.0.75.dist-info/License.txt', 'licences/nvidia_cudnn_cu12/License.txt'],
  ])('takes %s to %s', (name, target) => {
    expect(wheelMember(name)).toBe(target);
  });

  test.each([
    'tensorflow/python/ops/math_ops.py',
    'tensorflow/include/tensorflow/core/framework/tensor.h',
    'tensorflow/libtensorflow_cc.so.2.extra',
    'nvidia/cudnn/include/cudnn.h',
    'nvidia/cudnn/__init__.py',
    'nvidia/../../../lib/evil.so',
    'tensorflow/include/tensorflow/c/../../../../../evil.h',
    '/tensorflow/libtensorflow_cc.so.2',
  ])('leaves %s', (name) => {
    expect(wheelMember(name)).toBeUndefined();
  });
});
