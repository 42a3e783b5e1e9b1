"""Bilinear resizing by PyTorch and TensorFlow in single precision: vectors/resize_frameworks.json."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf
import torch

from write_vector import write_vector

rng = np.random.default_rng(8)


def by_torch(image, size, antialias):
    return torch.nn.functional.interpolate(
        torch.from_numpy(image)[None, None],
        size=size,
        mode="bilinear",
        align_corners=False,
        antialias=antialias,
    ).numpy()


def by_tensorflow(image, size, antialias):
    return tf.image.resize(image[..., None], size, method="bilinear", antialias=antialias).numpy()


def digits(values):
    return [float(f"{value:.7g}") for value in values.ravel()]


def case(height, width, out_height, out_width):
    image = np.round(rng.uniform(0, 255, size=(height, width))).astype(np.float32)
    size = (out_height, out_width)
    return {
        "from": [width, height],
        "to": [out_width, out_height],
        "source": image.astype(int).ravel().tolist(),
        "plain": {
            "torch": digits(by_torch(image, size, False)),
            "tensorflow": digits(by_tensorflow(image, size, False)),
        },
        "antialiased": {
            "torch": digits(by_torch(image, size, True)),
            "tensorflow": digits(by_tensorflow(image, size, True)),
        },
    }


write_vector(
    "resize_frameworks",
    ["torch", "tensorflow_cpu", "numpy"],
    {
        "cases": [
            case(4, 4, 8, 8),
            case(5, 3, 11, 7),
            case(12, 9, 5, 4),
            case(8, 8, 3, 2),
            case(20, 23, 7, 7),
            case(6, 5, 6, 5),
            case(3, 11, 6, 4),
            case(1, 6, 1, 4),
        ]
    },
)
