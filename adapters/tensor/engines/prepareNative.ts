/** TensorFlow reads these when it is loaded; what the user has set stays. */
export const nativeVariables = {
  // What fails is thrown. Its build for GPUs logs errors at each start that are none.
  TF_CPP_MIN_LOG_LEVEL: '3',
  // Without, the first process takes a GPU's whole memory.
  TF_FORCE_GPU_ALLOW_GROWTH: 'true',
  // Full float32 in convolutions: engines must agree, and TF32 keeps ten bits of a factor.
  NVIDIA_TF32_OVERRIDE: '0',
  // Numbers devices as nvidia-smi does.
  CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
} as const;

/** Makes a process ready for tfjs-node. `util` is what `require('node:util')` gives. */
export function prepareNative(variables: NodeJS.ProcessEnv, util: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(nativeVariables)) variables[name] ??= value;
  // tfjs-node 4.22 calls it, and Node 23 dropped it.
  util['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
}
