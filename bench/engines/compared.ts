/** Who computes: an engine, or ONNX Runtime, which runs frozen backbones alone. */
export type Computer = (typeof engines)[number] | 'onnxruntime';

/** What is compared: engines, and the backbones whose weights are at hand. */
export const engines = ['tensorflow', 'wasm'] as const;
export type EngineName = (typeof engines)[number];

export const backbones = ['mobilenet_v1', 'mobilenet_v2', 'efficientnet_lite0', 'inception_v3'];
