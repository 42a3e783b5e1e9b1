"""A tiny model as Keras saves it, in each of its formats: files/tiny*.gz, and what they hold: vectors/keras_files.json.

The branches differ in depth, so that Keras' order of layers is not the order in which they are made.
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import gzip
import tempfile
from pathlib import Path

import h5py
import keras
import numpy as np
from keras import layers
from keras.src.legacy.saving import legacy_h5_format

from write_vector import write_vector

FILES = Path(tempfile.mkdtemp())
PACKED = Path(__file__).parent / "files"


def tiny():
    image = keras.Input((4, 4, 3), name="input_layer")
    stem = layers.Conv2D(2, 3, use_bias=False)(image)
    stem = layers.BatchNormalization(scale=False)(stem)
    short = layers.Conv2D(2, 1, use_bias=False)(stem)
    long = layers.Conv2D(2, 1, use_bias=False)(stem)
    long = layers.Conv2D(2, 1, use_bias=False)(long)
    both = layers.Concatenate(name="both")([short, long])
    both = layers.DepthwiseConv2D(1, name="dw")(both)
    return keras.Model(image, layers.SeparableConv2D(2, 1, name="sep")(both))


def classifier(backbone, image, features):
    pooled = layers.GlobalAveragePooling2D()(features)
    return keras.Model(image, layers.Dense(2, name="predictions")(pooled))


keras.backend.clear_session()
model = tiny()
rng = np.random.default_rng(7)
# Multiples of 1/8: float32 and JSON hold them as they are.
model.set_weights([np.round(rng.uniform(-2, 2, size=w.shape) * 8) / 8 + 4 for w in model.get_weights()])
weights = {
    layer.name: [
        {"name": variable.name, "shape": list(variable.shape), "values": variable.numpy().ravel().tolist()}
        for variable in layer.weights
    ]
    for layer in model.layers
    if layer.weights
}
order = [layer.name for layer in model.layers]

model.save_weights(FILES / "tiny.weights.h5")
model.save(FILES / "tiny.keras")
with h5py.File(FILES / "tiny.h5", "w") as file:
    legacy_h5_format.save_weights_to_hdf5_group(file, model)

# Made later in the same session: Keras gives its layers other names (conv2d_4, …).
later = tiny()
later.set_weights(model.get_weights())
with h5py.File(FILES / "tiny_renamed.h5", "w") as file:
    legacy_h5_format.save_weights_to_hdf5_group(file, classifier(later, later.input, later.output))

# As older versions of Keras 3 save it: the layers' own names are not there.
(FILES / "tiny_unnamed.weights.h5").write_bytes((FILES / "tiny.weights.h5").read_bytes())
with h5py.File(FILES / "tiny_unnamed.weights.h5", "a") as file:
    file.visititems(lambda _, one: one.attrs.pop("name", None) and None)

# A whole classifier whose second layer is the model.
image = keras.Input((4, 4, 3))
classifier(model, image, model(image)).save(FILES / "tiny_inside.h5")
classifier(model, image, model(image)).save_weights(FILES / "tiny_inside.weights.h5")

# HDF5 leaves most of a small file empty.
PACKED.mkdir(exist_ok=True)
for file in FILES.iterdir():
    (PACKED / f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))

write_vector(
    "keras_files",
    ["keras", "h5py", "numpy"],
    {"order": order, "weights": weights},
)
