import type { Architecture } from './Architecture.js';
import { block, mobileNetV3 } from './mobileNetV3.js';

/** arXiv:1905.02244, table 1; see mobileNetV3 for how it differs from Keras' layers. */
export const mobileNetV3Large = (size = 224): Architecture =>
  mobileNetV3(
    {
      name: 'mobilenet_v3_large',
      title: 'MobileNetV3 Large (arXiv:1905.02244)',
      size,
      stage16: 'expanded_conv_11_add',
      stage32: 'expanded_conv_14_add',
    },
    [
      block(3, 1, 16, '-', 'RE', 1),
      block(3, 4, 24, '-', 'RE', 2),
      block(3, 3, 24, '-', 'RE', 1),
      block(5, 3, 40, 'SE', 'RE', 2),
      block(5, 3, 40, 'SE', 'RE', 1),
      block(5, 3, 40, 'SE', 'RE', 1),
      block(3, 6, 80, '-', 'HS', 2),
      block(3, 2.5, 80, '-', 'HS', 1),
      block(3, 2.3, 80, '-', 'HS', 1),
      block(3, 2.3, 80, '-', 'HS', 1),
      block(3, 6, 112, 'SE', 'HS', 1),
      block(3, 6, 112, 'SE', 'HS', 1),
      block(5, 6, 160, 'SE', 'HS', 2),
      block(5, 6, 160, 'SE', 'HS', 1),
      block(5, 6, 160, 'SE', 'HS', 1),
    ],
  );
