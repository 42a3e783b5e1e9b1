import type { backend_util } from '@tensorflow/tfjs';
import type { Tf } from './Tf.js';

type Shape4D = [number, number, number, number];

/** What tfjs tells the kernels of a convolution's gradients. */
export interface ConvAttributes {
  readonly strides: [number, number] | number;
  readonly pad: 'same' | 'valid' | number | backend_util.ExplicitPadding;
  readonly dilations?: [number, number] | number;
  readonly dataFormat?: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** Of rows and columns. */
export const dilationsOf = ({
  dilations = 1,
}: Pick<ConvAttributes, 'dilations'>): readonly [number, number] =>
  typeof dilations === 'number' ? [dilations, dilations] : dilations;

/** The convolution's sizes, strides, dilations and padding. */
export function convInfo(
  tf: Tf,
  attributes: ConvAttributes,
  inputShape: readonly number[],
  filterShape: readonly number[],
  depthwise: boolean,
): backend_util.Conv2DInfo {
  return tf.backend_util.computeConv2DInfo(
    inputShape as Shape4D,
    filterShape as Shape4D,
    attributes.strides,
    attributes.dilations ?? 1,
    attributes.pad,
    attributes.dimRoundingMode,
    depthwise,
    tf.backend_util.convertConv2DDataFormat(attributes.dataFormat ?? 'NHWC'),
  );
}
