"""Euclidean distances by SciPy: vectors/distance.json."""

import numpy as np
from scipy.ndimage import distance_transform_edt

from write_vector import write_vector

rng = np.random.default_rng(2)


def case(name, mask, x=1.0, y=1.0):
    # SciPy measures the distance to the nearest zero, and names the sampling rows first.
    distances = distance_transform_edt(mask == 0, sampling=(y, x))
    return {
        "name": name,
        "width": mask.shape[1],
        "height": mask.shape[0],
        "spacing": {"x": x, "y": y},
        "mask": "".join(map(str, mask.ravel())),
        "distances": [float(f"{d:.12g}") for d in distances.ravel()],
    }


def sparse(height, width, share):
    mask = (rng.random((height, width)) < share).astype(int)
    mask[rng.integers(height), rng.integers(width)] = 1
    return mask


corner = np.zeros((6, 9), int)
corner[5, 8] = 1

write_vector(
    "distance",
    ["scipy", "numpy"],
    {
        "cases": [
            case("one corner", corner),
            case("one corner, anisotropic", corner, 0.2, 0.05),
            case("sparse", sparse(13, 9, 0.03)),
            case("sparse, wide pixels", sparse(9, 13, 0.03), 2.5, 1),
            case("sparse, tall pixels", sparse(11, 8, 0.05), 0.07, 0.31),
            case("dense", sparse(10, 10, 0.4)),
            case("one row", sparse(1, 12, 0.1), 0.3, 7),
            case("one column", sparse(12, 1, 0.1), 7, 0.3),
            case("all marked", np.ones((3, 4), int)),
        ]
    },
)
