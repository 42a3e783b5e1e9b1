import type { Architecture } from './Architecture.js';
import { denseNet121 } from './denseNet121.js';
import { efficientNetB0 } from './efficientNetB0.js';
import { efficientNetLite0 } from './efficientNetLite0.js';
import { inceptionV3 } from './inceptionV3.js';
import { mobileNetV1 } from './mobileNetV1.js';
import { mobileNetV2 } from './mobileNetV2.js';
import { mobileNetV3Large } from './mobileNetV3Large.js';
import { mobileNetV3Small } from './mobileNetV3Small.js';
import { nasNetMobile } from './nasNetMobile.js';
import { resNet50 } from './resNet50.js';
import { resNet50V2 } from './resNet50V2.js';
import { vgg16 } from './vgg16.js';
import { xception } from './xception.js';

/** Every network that foldcam can build, by the name that sweep files give it. */
export const architectures: ReadonlyMap<string, () => Architecture> = new Map([
  ['mobilenet_v1', () => mobileNetV1()],
  ['mobilenet_v2', () => mobileNetV2()],
  ['mobilenet_v3_small', () => mobileNetV3Small()],
  ['mobilenet_v3_large', () => mobileNetV3Large()],
  ['resnet50', resNet50],
  ['resnet50_v2', resNet50V2],
  ['vgg16', vgg16],
  ['densenet121', denseNet121],
  ['efficientnet_b0', () => efficientNetB0()],
  ['efficientnet_lite0', () => efficientNetLite0()],
  ['inception_v3', inceptionV3],
  ['xception', xception],
  ['nasnet_mobile', nasNetMobile],
]);

const built = new Map<string, Architecture>();

/** Built when first asked for; undefined where there is none of that name. */
export function findArchitecture(name: string): Architecture | undefined {
  const known = built.get(name) ?? architectures.get(name)?.();
  if (known) built.set(name, known);
  return known;
}
