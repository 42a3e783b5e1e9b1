"""Antialiased bilinear resizing by Pillow in single precision: vectors/shrink.json."""

import numpy as np
from PIL import Image

from write_vector import write_vector

rng = np.random.default_rng(5)


def case(height, width, out_height, out_width):
    image = np.round(rng.uniform(0, 255, size=(height, width)))
    resized = Image.fromarray(image.astype(np.float32)).resize(
        (out_width, out_height), Image.Resampling.BILINEAR
    )
    return {
        "from": [width, height],
        "to": [out_width, out_height],
        "source": image.astype(int).ravel().tolist(),
        "resized": [float(f"{value:.7g}") for value in np.asarray(resized).ravel()],
    }


write_vector(
    "shrink",
    ["numpy", "pillow"],
    {
        "cases": [
            case(9, 12, 4, 5),
            case(8, 8, 3, 2),
            case(20, 23, 7, 7),
            case(7, 5, 7, 5),
            case(4, 4, 8, 8),
            case(3, 11, 6, 4),
            case(1, 6, 1, 4),
        ]
    },
)
