import { registerAvgPoolGrad } from './avgPoolGrad.js';
import { registerBiasActivation } from './biasActivation.js';
import { registerChannelSum } from './channelSum.js';
import { registerConvGradients } from './convGradients.js';
import { registerReluGrad } from './reluGrad.js';
import { registerReluGradients } from './reluGradients.js';
import { registerScaleShift } from './scaleShift.js';
import { registerSigmoidGrad } from './sigmoidGrad.js';
import { registerDilatedDepthwise } from './tensorflow/dilatedDepthwise.js';
import { registerNativeConvGradients } from './tensorflow/convGradients.js';
import type { EngineName, Tf } from './Tf.js';
import { registerConv2DBackpropFilter } from './wasm/conv2DBackpropFilter.js';
import { registerConv2DBackpropInput } from './wasm/conv2DBackpropInput.js';
import { registerDepthwiseBackpropFilter } from './wasm/depthwiseBackpropFilter.js';
import { registerDepthwiseBackpropInput } from './wasm/depthwiseBackpropInput.js';
import { registerIdentity } from './wasm/identity.js';
import { registerMaxPoolGrad } from './wasm/maxPoolGrad.js';
import { registerUnsortedSegmentSum } from './wasm/unsortedSegmentSum.js';

/** Gives an engine the kernels and gradients that fine-tuning needs of it; twice is as once. */
export function registerKernels(tf: Tf, engine: EngineName): void {
  registerReluGrad(tf, engine);
  registerReluGradients(tf);
  registerSigmoidGrad(tf, engine);
  registerChannelSum(tf, engine);
  registerBiasActivation(tf, engine);
  registerScaleShift(tf, engine);
  registerConvGradients(tf);
  if (engine === 'tensorflow') {
    registerDilatedDepthwise(tf);
    registerNativeConvGradients(tf);
  } else registerAvgPoolGrad(tf, engine);
  if (engine === 'wasm') {
    registerConv2DBackpropFilter(tf);
    registerConv2DBackpropInput(tf);
    registerDepthwiseBackpropFilter(tf);
    registerDepthwiseBackpropInput(tf);
    registerIdentity(tf);
    registerMaxPoolGrad(tf);
    registerUnsortedSegmentSum(tf);
  }
}
