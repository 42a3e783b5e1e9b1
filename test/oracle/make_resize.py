"""Half-pixel bilinear interpolation in plain loops: vectors/resize.json."""

from math import floor

import numpy as np

from write_vector import write_vector

rng = np.random.default_rng(3)


def sample(image, x, y):
    """The value at a point; pixel (i, j) has its centre at (i + 1/2, j + 1/2)."""
    height, width = image.shape
    value = 0.0
    left, top = floor(x - 0.5), floor(y - 0.5)
    for j in (top, top + 1):
        for i in (left, left + 1):
            share = (1 - abs(x - 0.5 - i)) * (1 - abs(y - 0.5 - j))
            # Beyond the edge stands what stands at it.
            value += share * image[min(max(j, 0), height - 1), min(max(i, 0), width - 1)]
    return value


def case(height, width, out_height, out_width):
    image = np.round(rng.normal(size=(height, width)) * 10, 2)
    out = [
        sample(image, (i + 0.5) * width / out_width, (j + 0.5) * height / out_height)
        for j in range(out_height)
        for i in range(out_width)
    ]
    return {
        "from": [width, height],
        "to": [out_width, out_height],
        "source": image.ravel().tolist(),
        "resized": [float(f"{value:.12g}") for value in out],
    }


write_vector(
    "resize",
    ["numpy"],
    {
        "cases": [
            case(4, 4, 8, 8),
            case(3, 5, 7, 11),
            case(2, 2, 9, 4),
            case(1, 1, 3, 5),
            case(1, 4, 6, 10),
            case(5, 6, 5, 6),
            case(9, 12, 4, 5),
            case(8, 8, 3, 2),
            case(6, 3, 2, 9),
        ]
    },
)
