const host = 'https://storage.googleapis.com';

/** Weights that keras.applications publishes, trained on ImageNet, without a classifier. */
export interface OfficialWeights {
  readonly url: string;
  /** What Keras checks the file by; null where it publishes no hash. */
  readonly md5: string | null;
  /** The file's name in Keras' own cache. */
  readonly file: string;
}

/**
 * By architecture. There are none of efficientnet_lite0.
 * @see keras/src/applications/, Keras 3.15.1
 */
export const officialWeights: Readonly<Record<string, OfficialWeights | undefined>> = {
  mobilenet_v1: {
    url: `${host}/tensorflow/keras-applications/mobilenet/mobilenet_1_0_224_tf_no_top.h5`,
    md5: null,
    file: 'mobilenet_1_0_224_tf_no_top.h5',
  },
  mobilenet_v2: {
    url: `${host}/tensorflow/keras-applications/mobilenet_v2/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5`,
    md5: null,
    file: 'mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5',
  },
  mobilenet_v3_small: {
    url: `${host}/tensorflow/keras-applications/mobilenet_v3/weights_mobilenet_v3_small_224_1.0_float_no_top_v2.h5`,
    md5: 'd3e8ec802a04aa4fc771ee12a9a9b836',
    file: 'weights_mobilenet_v3_small_224_1.0_float_no_top_v2.h5',
  },
  mobilenet_v3_large: {
    url: `${host}/tensorflow/keras-applications/mobilenet_v3/weights_mobilenet_v3_large_224_1.0_float_no_top_v2.h5`,
    md5: '07fb09a5933dd0c8eaafa16978110389',
    file: 'weights_mobilenet_v3_large_224_1.0_float_no_top_v2.h5',
  },
  resnet50: {
    url: `${host}/tensorflow/keras-applications/resnet/resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5`,
    md5: '4d473c1dd8becc155b73f8504c6f6626',
    file: 'resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5',
  },
  resnet50_v2: {
    url: `${host}/tensorflow/keras-applications/resnet/resnet50v2_weights_tf_dim_ordering_tf_kernels_notop.h5`,
    md5: 'fac2f116257151a9d068a22e544a4917',
    file: 'resnet50v2_weights_tf_dim_ordering_tf_kernels_notop.h5',
  },
  vgg16: {
    url: `${host}/tensorflow/keras-applications/vgg16/vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5`,
    md5: '6d6bbae143d832006294945121d1f1fc',
    file: 'vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5',
  },
  densenet121: {
    url: `${host}/tensorflow/keras-applications/densenet/densenet121_weights_tf_dim_ordering_tf_kernels_notop.h5`,
    md5: '30ee3e1110167f948a6b9946edeeb738',
    file: 'densenet121_weights_tf_dim_ordering_tf_kernels_notop.h5',
  },
  efficientnet_b0: {
    url: `${host}/keras-applications/efficientnetb0_notop.h5`,
    md5: '50bc09e76180e00e4465e1a485ddc09d',
    file: 'efficientnetb0_notop.h5',
  },
  inception_v3: {
    url: `${host}/tensorflow/keras-applications/inception_v3/inception_v3_weights_tf_dim_ordering_tf_kernels_notop.h5`,
    md5: 'bcbd6486424b2319ff4ef7d526e38f63',
    file: 'inception_v3_weights_tf_dim_ordering_tf_kernels_notop.h5',
  },
  xception: {
    url: `${host}/tensorflow/keras-applications/xception/xception_weights_tf_dim_ordering_tf_kernels_notop.h5`,
    md5: 'b0042744bf5b25fce3cb969f33bebb97',
    file: 'xception_weights_tf_dim_ordering_tf_kernels_notop.h5',
  },
  nasnet_mobile: {
    url: `${host}/tensorflow/keras-applications/nasnet/NASNet-mobile-no-top.h5`,
    md5: '1ed92395b5b598bdda52abe5c0dbfd63',
    file: 'nasnet_mobile_no_top.h5',
  },
};
