import type { Computer } from './compared.js';
import type { Work } from './measureBackbone.js';

/** A figure that the documentation promises on two cores: at least so many images a second. */
export interface Claim {
  readonly title: string;
  readonly engine: Computer;
  readonly work: Work;
  readonly least: number;
}

const [v1, v2] = ['mobilenet_v1', 'mobilenet_v2'];

export const claims: readonly Claim[] = [
  {
    title: 'MobileNetV2, forward, batch 32',
    engine: 'tensorflow',
    work: { backbone: v2, batch: 32 },
    least: 50,
  },
  {
    title: 'MobileNetV2, forward, batch 32',
    engine: 'wasm',
    work: { backbone: v2, batch: 32 },
    least: 13,
  },
  {
    title: 'MobileNetV2, forward, batch 8',
    engine: 'onnxruntime',
    work: { backbone: v2, batch: 8 },
    least: 145,
  },
  {
    title: 'MobileNetV2, training all of it, batch 16',
    engine: 'tensorflow',
    work: { backbone: v2, batch: 16, unfreeze: 'all' },
    least: 9,
  },
  {
    title: 'MobileNetV2, training all of it, batch 8',
    engine: 'wasm',
    work: { backbone: v2, batch: 8, unfreeze: 'all' },
    least: 2.5,
  },
  {
    title: 'MobileNetV1, training from conv_pw_11 to conv_pw_12, batch 16',
    engine: 'tensorflow',
    work: { backbone: v1, batch: 16, unfreeze: 1 },
    least: 400,
  },
  {
    title: 'MobileNetV1, training from conv_pw_9 to conv_pw_12, batch 16',
    engine: 'tensorflow',
    work: { backbone: v1, batch: 16, unfreeze: 3 },
    least: 100,
  },
];
