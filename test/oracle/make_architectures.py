"""keras.applications, layer by layer and in numbers: vectors/architectures/<name>.json.

Numbers: random weights and images that core/random.ts gives too, grey, smaller than the default,
through Keras' own preprocessing, then single precision on one CPU. Names as arguments make those alone.

Gradients jump where a ReLU's input passes its kink, and rounding alone may do that. They are taken of
images that are far enough from every kink that matters: noise of 1e-5 changes no gradient by 5e-5 of
its largest value.

efficientnet_b0 has the layers of weights="imagenet", a `rescaling_1` more than without.
"""

import itertools
import os
import sys
from unittest import mock

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import numpy as np
import tensorflow as tf

from sfc32 import words
from write_vector import FOLDER, write_vector

SEED = 1
IMAGES = [1, 2]
SAMPLES = 24
LAYERS = 12

# Model, module of its preprocess_input, default size, size of the activations' images, that of the
# gradients', the layer that a tail starts from, and the layers that a head sees.
NETWORKS = {
    "mobilenet_v1": (
        "MobileNet", "mobilenet", 224, 96, 64, "conv_pw_5_relu",
        ["conv_pw_7_relu", "conv_pw_9_relu", "conv_pw_12_relu"],
    ),
    "mobilenet_v2": (
        "MobileNetV2", "mobilenet_v2", 224, 96, 32, "block_9_add",
        ["block_10_project_BN", "block_12_add", "block_13_expand_relu", "block_14_add",
         "block_15_add", "block_16_expand_relu", "out_relu"],
    ),
    "mobilenet_v3_small": (
        "MobileNetV3Small", "mobilenet_v3", 224, 96, 64, "expanded_conv_5_add",
        ["expanded_conv_7_add", "expanded_conv_10_add", "activation_17"],
    ),
    "mobilenet_v3_large": (
        "MobileNetV3Large", "mobilenet_v3", 224, 96, 32, "expanded_conv_9_add",
        ["expanded_conv_11_add", "expanded_conv_14_add", "activation_19"],
    ),
    "resnet50": (
        "ResNet50", "resnet", 224, 96, 64, "conv4_block3_out",
        ["conv4_block6_out", "conv5_block3_out"],
    ),
    "resnet50_v2": (
        "ResNet50V2", "resnet_v2", 224, 96, 64, "conv4_block3_out",
        ["conv4_block6_preact_relu", "conv5_block1_preact_relu", "post_relu"],
    ),
    "vgg16": (
        "VGG16", "vgg16", 224, 96, 64, "block3_pool",
        ["block4_pool", "block5_conv3", "block5_pool"],
    ),
    "densenet121": (
        "DenseNet121", "densenet", 224, 96, 64, "pool3_pool", ["pool4_relu", "relu"],
    ),
    "efficientnet_b0": (
        "EfficientNetB0", "efficientnet", 224, 96, 64, "block4c_add",
        ["block5c_add", "block6d_add", "top_activation"],
    ),
    "inception_v3": (
        "InceptionV3", "inception_v3", 299, 128, 96, "mixed5", ["mixed7", "mixed10"],
    ),
    "xception": (
        "Xception", "xception", 299, 96, 71, "add_6",
        ["block13_sepconv2_act", "block14_sepconv2_act"],
    ),
    "nasnet_mobile": (
        "NASNetMobile", "nasnet", 224, 96, 64, "stem_bn1",
        ["normal_concat_8", "activation_187"],
    ),
}

# What a network computes when each of its convolutions is done with.
SHOWN = ("Activation", "ReLU", "Add", "Concatenate", "MaxPooling2D", "AveragePooling2D")


def uniform(count, *seeds):
    return np.frombuffer(words(count, *seeds), dtype=np.uint32) / 2.0**32


def build(name, size):
    model = NETWORKS[name][0]
    keras.backend.clear_session()
    weights = "imagenet" if name == "efficientnet_b0" else None
    # The layers of weights="imagenet" without fetching them.
    with mock.patch("keras.src.utils.file_utils.get_file"), mock.patch.object(
        keras.Model, "load_weights"
    ):
        return getattr(keras.applications, model)(
            include_top=False, weights=weights, input_shape=(size, size, 3)
        )


def weight_name(layer, weight):
    # Keras 3 calls it kernel; files and earlier versions do not.
    depthwise = type(layer).__name__ == "DepthwiseConv2D" and weight.name == "kernel"
    return f"{layer.name}/{'depthwise_kernel' if depthwise else weight.name}"


def random_weight(name, shape):
    """The twin of adapters/tensor/weights/randomWeights.ts."""
    variable = name.split("/")[-1]
    if variable.endswith("kernel"):
        inputs = {"kernel": shape[:-1], "depthwise_kernel": shape[:2], "pointwise_kernel": shape[2:3]}
        bound = np.sqrt(6 / np.prod(inputs[variable], dtype=float))
        low, high = -bound, bound
    elif variable in ("gamma", "moving_variance", "variance"):
        low, high = 0.8, 1.2
    elif variable in ("beta", "bias", "moving_mean", "mean"):
        low, high = -0.1, 0.1
    else:
        low, high = {"count": (0.0, 0.0)}[variable]
    values = uniform(int(np.prod(shape, dtype=int)), "weights", SEED, name)
    return (low + (high - low) * values).reshape(shape)


def fill(model):
    named = {}
    for layer in model.layers:
        for weight in layer.weights:
            name = weight_name(layer, weight)
            named[name] = weight
            value = random_weight(name, tuple(weight.shape))
            weight.assign(value.astype(weight.dtype))
        if type(layer).__name__ == "Normalization":
            layer.finalize_state()
    return named


def images(name, size, seeds):
    """One image a seed."""
    grey = np.floor(256 * np.stack([uniform(size * size, "image", seed) for seed in seeds]))
    pixels = np.repeat(grey.reshape(-1, size, size, 1), 3, axis=3).astype(np.float32)
    module = getattr(keras.applications, NETWORKS[name][1])
    return np.asarray(module.preprocess_input(pixels), dtype=np.float32)


def digits(value):
    return float(f"{value:.9g}")


def summary(name, tensor):
    values = np.asarray(tensor)
    flat = values.ravel()
    at = np.floor(uniform(SAMPLES, "samples", SEED, name) * flat.size).astype(int)
    return {
        "name": name,
        "shape": list(values.shape),
        "mean": digits(values.mean(dtype=float)),
        "deviation": digits(values.std(dtype=float)),
        "largest": digits(np.abs(flat).max()),
        "values": [digits(value) for value in flat[at]],
    }


def is_shown(layer):
    kind = type(layer).__name__
    if kind == "Conv2D":
        return layer.activation is keras.activations.relu
    # The ReLU6 of a hard sigmoid is only a part of it, between operations that are no layers.
    users = [type(node.operation).__module__ for node in layer._outbound_nodes]
    return kind in SHOWN and not any(user.endswith("ops.numpy") for user in users)


def shown_layers(model, taps):
    last = model.layers[-1].name
    candidates = [layer.name for layer in model.layers if is_shown(layer) and layer.name not in taps]
    room = LAYERS - len({*taps, last})
    at = np.linspace(0, len(candidates) - 1, room + 1).astype(int)[:-1]
    wanted = {*taps, last, *(candidates[i] for i in at)}
    return [layer.name for layer in model.layers if layer.name in wanted]


def inner_model(model, layers):
    return keras.Model(model.input, [model.get_layer(layer).output for layer in layers])


def activations(name, taps):
    size = NETWORKS[name][3]
    model = build(name, size)
    fill(model)
    shown = shown_layers(model, taps)
    made = inner_model(model, shown)(images(name, size, IMAGES), training=False)
    return {"size": size, "images": IMAGES, "of": [summary(*one) for one in zip(shown, made)]}


def gradients(name, taps):
    size, cut = NETWORKS[name][4:6]
    model = build(name, size)
    named = fill(model)
    order = [layer.name for layer in model.layers]
    place = {weight: order.index(weight.split("/")[0]) for weight in named}
    kernels = [weight for weight in named if weight.endswith("kernel")]
    last_tap = max(order.index(tap) for tap in taps)
    shown = [
        kernels[0],
        next(kernel for kernel in kernels if place[kernel] > order.index(cut)),
        [kernel for kernel in kernels if place[kernel] <= last_tap][-1],
    ]
    inner = inner_model(model, [cut, *taps])
    heads = [
        (2 * uniform(output.shape[-1], "head", SEED, tap) - 1).astype(np.float32)
        for tap, output in zip(taps, inner.outputs[1:])
    ]

    def differentiate(pixels):
        with tf.GradientTape() as tape:
            start, *ends = inner(pixels, training=False)
            pooled = [tf.reduce_mean(end, axis=[1, 2]) * head for end, head in zip(ends, heads)]
            logit = tf.add_n([tf.reduce_sum(one) for one in pooled])
        return logit, tape.gradient(logit, [start, *(named[kernel].value for kernel in shown)])

    seeds = steady_seeds(name, size, tf.function(differentiate))
    logit, found = differentiate(images(name, size, seeds))
    return {
        "size": size,
        "images": seeds,
        "cut": cut,
        "logit": digits(float(logit)),
        "of": [summary(*one) for one in zip([cut, *shown], found)],
    }


def steady_seeds(name, size, differentiate):
    """The first seeds of images whose gradients noise does not change."""
    rng = np.random.default_rng(0)
    seeds = []
    for seed in itertools.count(1):
        pixels = images(name, size, [seed])
        found = differentiate(pixels)[1]
        if all(is_steady(found, differentiate, pixels, rng) for _ in range(2)):
            seeds.append(seed)
        if len(seeds) == len(IMAGES):
            return seeds


def is_steady(found, differentiate, pixels, rng):
    noise = 1e-5 * pixels.std() * rng.normal(size=pixels.shape)
    moved = differentiate((pixels + noise).astype(np.float32))[1]
    changes = [np.abs(b - a).max() / np.abs(a).max() for a, b in zip(found, moved)]
    return max(changes) < 5e-5


def numbers(name):
    taps = NETWORKS[name][6]
    return {
        "seed": SEED,
        "taps": taps,
        "activations": activations(name, taps),
        "gradients": gradients(name, taps),
    }


def topology(name):
    model = build(name, NETWORKS[name][2])
    return {
        "model": f"keras.applications.{NETWORKS[name][0]}",
        "parameters": model.count_params(),
        "layers": [
            " ".join([layer.name, type(layer).__name__, *map(str, layer.output.shape[1:])])
            for layer in model.layers
        ],
    }


(FOLDER / "architectures").mkdir(parents=True, exist_ok=True)
for name in sys.argv[1:] or NETWORKS:
    write_vector(
        f"architectures/{name}",
        ["keras", "tensorflow_cpu", "numpy"],
        {
            "made_by": "test/oracle/make_architectures.py",
            **topology(name),
            "numbers": numbers(name),
        },
    )
