"""Keras' preprocessing of grey images: vectors/preprocessing.json."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
from keras.applications.imagenet_utils import preprocess_input

from write_vector import write_vector

grey = [0, 1, 60, 127, 128, 200, 254, 255]


def case(mode):
    rgb = np.repeat(np.array(grey, dtype=np.float64).reshape(1, 1, -1, 1), 3, axis=3)
    ready = np.asarray(preprocess_input(rgb, mode=mode), dtype=np.float64)
    return {"mode": mode, "ready": [float(f"{value:.9g}") for value in ready.ravel()]}


write_vector(
    "preprocessing",
    ["keras", "tensorflow_cpu", "numpy"],
    {"grey": grey, "cases": [case("caffe"), case("tf"), case("torch")]},
)
