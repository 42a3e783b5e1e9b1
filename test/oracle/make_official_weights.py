"""Which weights keras.applications downloads, as its own source has it: vectors/official_weights.json.

Needs keras and a backend of it. Nothing is downloaded: the call that would is replaced.
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
from keras.src.utils import file_utils

from write_vector import write_vector

APPLICATIONS = {
    "mobilenet_v1": keras.applications.MobileNet,
    "mobilenet_v2": keras.applications.MobileNetV2,
    "mobilenet_v3_small": keras.applications.MobileNetV3Small,
    "mobilenet_v3_large": keras.applications.MobileNetV3Large,
    "resnet50": keras.applications.ResNet50,
    "resnet50_v2": keras.applications.ResNet50V2,
    "vgg16": keras.applications.VGG16,
    "densenet121": keras.applications.DenseNet121,
    "efficientnet_b0": keras.applications.EfficientNetB0,
    "inception_v3": keras.applications.InceptionV3,
    "xception": keras.applications.Xception,
    "nasnet_mobile": keras.applications.NASNetMobile,
}


class Asked(Exception):
    pass


def get_file(fname, origin, file_hash=None, **_):
    raise Asked(fname, origin, file_hash)


file_utils.get_file = get_file


def official(application):
    size = 299 if application.__name__ in ("InceptionV3", "Xception") else 224
    keras.backend.clear_session()
    try:
        application(weights="imagenet", include_top=False, input_shape=(size, size, 3))
    except Asked as asked:
        fname, origin, file_hash = asked.args
        # keras takes 64 digits for SHA-256, 32 for MD5.
        assert file_hash is None or len(file_hash) == 32, file_hash
        return {"url": origin, "md5": file_hash, "saved_as": fname}
    raise AssertionError(f"{application.__name__} downloads nothing")


write_vector(
    "official_weights",
    ["keras"],
    {"official": {name: official(application) for name, application in APPLICATIONS.items()}},
)
