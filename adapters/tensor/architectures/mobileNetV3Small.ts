import type { Architecture } from './Architecture.js';
import { block, mobileNetV3 } from './mobileNetV3.js';

/** arXiv:1905.02244, table 2; see mobileNetV3 for how it differs from Keras' layers. */
export const mobileNetV3Small = (size = 224): Architecture =>
  mobileNetV3(
    {
      name: 'mobilenet_v3_small',
      title: 'MobileNetV3 Small (arXiv:1905.02244)',
      size,
      stage16: 'expanded_conv_7_add',
      stage32: 'expanded_conv_10_add',
    },
    [
      block(3, 1, 16, 'SE', 'RE', 2),
      block(3, 72 / 16, 24, '-', 'RE', 2),
      block(3, 88 / 24, 24, '-', 'RE', 1),
      block(5, 4, 40, 'SE', 'HS', 2),
      block(5, 6, 40, 'SE', 'HS', 1),
      block(5, 6, 40, 'SE', 'HS', 1),
      block(5, 3, 48, 'SE', 'HS', 1),
      block(5, 3, 48, 'SE', 'HS', 1),
      block(5, 6, 96, 'SE', 'HS', 2),
      block(5, 6, 96, 'SE', 'HS', 1),
      block(5, 6, 96, 'SE', 'HS', 1),
    ],
  );
