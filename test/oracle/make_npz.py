"""Arrays as numpy.savez writes them, as base64: vectors/npz.json."""

import base64
import io

import numpy as np

from write_vector import write_vector

arrays = {
    "maps": np.arange(2 * 3 * 4, dtype=np.float32).reshape(2, 3, 4) / 8 - 1,
    "logits": np.array([0.1, -2.5, 1e300, 5e-324]),
    "mask": np.array([[0, 1, 255], [7, 8, 9]], dtype=np.uint8),
    "index": np.array([-(2**31), 0, 2**31 - 1], dtype=np.int32),
    "empty": np.zeros((0, 5), dtype=np.float32),
    "scalar": np.array(2.5),
}

refused = {
    "fortran": np.asfortranarray(np.arange(6, dtype=np.float32).reshape(2, 3)),
    "big_endian": np.arange(3, dtype=">f4"),
    "int64": np.arange(3),
}


def as_npy(array):
    buffer = io.BytesIO()
    np.save(buffer, array)
    return base64.b64encode(buffer.getvalue()).decode()


def as_npz(compress):
    buffer = io.BytesIO()
    (np.savez_compressed if compress else np.savez)(buffer, **arrays)
    return base64.b64encode(buffer.getvalue()).decode()


write_vector(
    "npz",
    ["numpy"],
    {
        "arrays": {
            name: {"shape": list(array.shape), "values": array.ravel().tolist()}
            for name, array in arrays.items()
        },
        "npy": {name: as_npy(array) for name, array in arrays.items()},
        "npz": as_npz(False),
        "npz_compressed": as_npz(True),
        "refused": {name: as_npy(array) for name, array in refused.items()},
    },
)
