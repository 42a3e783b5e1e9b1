import type { Flavour, Wheel } from './Wheel.js';

/** The version that every flavour carries. */
export const libraryVersion = '2.18.1';

const onCpu: Wheel = {
  name: 'tensorflow-cpu',
  version: '2.18.1',
  file: 'tensorflow_cpu-2.18.1-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
  sha256: '810c75d7149d2da0cb2092187817b0dcabb80728ca9f9cf3a61f3f42fadd1298',
  bytes: 230_236_181,
  unpacked: 685_697_368,
  licence: 'Apache-2.0',
};

const onGpu: Wheel = {
  name: 'tensorflow',
  version: '2.18.1',
  file: 'tensorflow-2.18.1-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
  sha256: 'c9f87e5d2a680a4595f5dc30daf6bbaec9d4129b46d7ef1b2af63c46ac7d2828',
  bytes: 615_510_377,
  unpacked: 1_254_936_952,
  licence: 'Apache-2.0',
};

// What tensorflow 2.18.1 names for its extra `and-cuda`: CUDA 12.5 and cuDNN 9.3.
const cuda: readonly Wheel[] = [
  {
    name: 'nvidia-cublas-cu12',
    version: '12.5.3.2',
    file: 'nvidia_cublas_cu12-12.5.3.2-py3-none-manylinux2014_x86_64.whl',
    sha256: 'ca070ad70e9fa6654084575d01bd001f30cc4665e33d4bb9fc8e0f321caa034b',
    bytes: 363_313_169,
    unpacked: 551_706_504,
    licence: 'NVIDIA proprietary',
  },
  {
    name: 'nvidia-cuda-cupti-cu12',
    version: '12.5.82',
    file: 'nvidia_cuda_cupti_cu12-12.5.82-py3-none-manylinux2014_x86_64.whl',
    sha256: 'bde77a5feb66752ec61db2adfe47f56b941842825b4c7e2068aff27c9d107953',
    bytes: 13_811_507,
    unpacked: 43_952_208,
    licence: 'NVIDIA proprietary',
  },
  {
    name: 'nvidia-cuda-nvcc-cu12',
    version: '12.5.82',
    file: 'nvidia_cuda_nvcc_cu12-12.5.82-py3-none-manylinux2014_x86_64.whl',
    sha256: 'b03e545b8e8c3ce7ebcd7fc44063180ff52ff01d064ece2127ed90a04ef12cd0',
    bytes: 22_468_537,
    unpacked: 58_792_548,
    licence: 'NVIDIA proprietary',
  },
  {
    name: 'nvidia-cuda-nvrtc-cu12',
    version: '12.5.82',
    file: 'nvidia_cuda_nvrtc_cu12-12.5.82-py3-none-manylinux2014_x86_64.whl',
    sha256: '3dbd97b0104b4bfbc3c4f8c79cd2496307c89c43c29a9f83125f1d76296ff3fd',
    bytes: 24_873_108,
    unpacked: 68_243_664,
    licence: 'NVIDIA proprietary',
  },
  {
    name: 'nvidia-cuda-runtime-cu12',
    version: '12.5.82',
    file: 'nvidia_cuda_runtime_cu12-12.5.82-py3-none-manylinux2014_x86_64.whl',
    sha256: '3e79a060e126df40fd3a068f3f787eb000fa51b251ec6cd97d09579632687115',
    bytes: 895_707,
    unpacked: 712_032,
    licence: 'NVIDIA proprietary',
  },
  {
    name: 'nvidia-cudnn-cu12',
    version: '9.3.0.75',
    file: 'nvidia_cudnn_cu12-9.3.0.75-py3-none-manylinux2014_x86_64.whl',
    sha256: '9ad9c6929ebb5295eb4a1728024666d1c88283373e265a0c5c883e6f9d5cd76d',
    bytes: 577_163_502,
    unpacked: 885_338_960,
    licence: 'NVIDIA proprietary',
  },
  {
    name: 'nvidia-cufft-cu12',
    version: '11.2.3.61',
    file: 'nvidia_cufft_cu12-11.2.3.61-py3-none-manylinux2014_x86_64.whl',
    sha256: '9a6e8df162585750f61983a638104a48c756aa13f9f48e19ab079b38e3c828b8',
    bytes: 192_524_114,
    unpacked: 278_929_256,
    licence: 'NVIDIA proprietary',
  },
  {
    name: 'nvidia-curand-cu12',
    version: '10.3.6.82',
    file: 'nvidia_curand_cu12-10.3.6.82-py3-none-manylinux2014_x86_64.whl',
    sha256: '2823fb27de4e44dbb22394a6adf53aa6e1b013aca0f8c22867d1cfae58405536',
    bytes: 56_309_107,
    unpacked: 96_529_840,
    licence: 'NVIDIA proprietary',
  },
  {
    name: 'nvidia-cusolver-cu12',
    version: '11.6.3.83',
    file: 'nvidia_cusolver_cu12-11.6.3.83-py3-none-manylinux2014_x86_64.whl',
    sha256: '93cfafacde4428b71778eeb092ec615a02a3d05404da1bcf91c53e3fa1bce42b',
    bytes: 130_341_232,
    unpacked: 218_141_696,
    licence: 'NVIDIA proprietary',
  },
  {
    name: 'nvidia-cusparse-cu12',
    version: '12.5.1.3',
    file: 'nvidia_cusparse_cu12-12.5.1.3-py3-none-manylinux2014_x86_64.whl',
    sha256: '016df8e993c437e8301e62739f01775cba988fd5253cd4c64173f8e8d2f8e752',
    bytes: 217_558_979,
    unpacked: 295_715_544,
    licence: 'NVIDIA proprietary',
  },
  {
    name: 'nvidia-nccl-cu12',
    version: '2.21.5',
    file: 'nvidia_nccl_cu12-2.21.5-py3-none-manylinux2014_x86_64.whl',
    sha256: '8579076d30a8c24988834445f8d633c697d42397e92ffc3f63fa26766d25e0a0',
    bytes: 188_654_414,
    unpacked: 251_616_632,
    licence: 'NVIDIA proprietary',
  },
  {
    name: 'nvidia-nvjitlink-cu12',
    version: '12.5.82',
    file: 'nvidia_nvjitlink_cu12-12.5.82-py3-none-manylinux2014_x86_64.whl',
    sha256: 'f9b37bc5c8cf7509665cb6ada5aaa0ce65618f2332b7d3e78e9790511f111212',
    bytes: 21_298_879,
    unpacked: 54_560_656,
    licence: 'NVIDIA proprietary',
  },
];

/** The wheels of each flavour, by the digests that the package index names; the library itself first. */
export const wheels: Readonly<Record<Flavour, readonly [Wheel, ...Wheel[]]>> = {
  cpu: [onCpu],
  gpu: [onGpu, ...cuda],
};
