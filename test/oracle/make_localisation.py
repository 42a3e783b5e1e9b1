"""Localisation metrics by Quantus, intersection over union by NumPy: vectors/localisation.json.

Quantus needs neither torch nor TensorFlow here: its metrics get the maps, and no model.
"""

import numpy as np
from quantus.metrics.localisation import (
    AUC,
    AttributionLocalisation,
    PointingGame,
    RelevanceMassAccuracy,
    RelevanceRankAccuracy,
    TopKIntersection,
)

from write_vector import write_vector

quiet = {"disable_warnings": True}
SIGNED = {"abs": False, "normalise": True, **quiet}


def score(metric, values, inside):
    """Behind another map: alone, Quantus refuses a constant map and an empty mask; in a batch not."""
    other = np.arange(values.size, dtype=float).reshape(values.shape)
    a = np.stack([other, values])[:, None]
    s = np.stack([other > 1, inside])[:, None].astype(int)
    own = metric(model=None, x_batch=0.0 * a, y_batch=np.zeros(2, int), a_batch=a, s_batch=s, channel_first=True)
    value = float(np.asarray(own, float)[1])
    return None if np.isnan(value) else value


def best_iou(values, inside):
    found = [iou(values >= t, inside) for t in np.unique(values)]
    return max(found)


def iou(called, inside):
    union = (called | inside).sum()
    return (called & inside).sum() / union if union else None


def half_iou(values, inside):
    span = values.max() - values.min()
    if span == 0:
        return None
    return iou((values - values.min()) / span >= 0.5, inside)


def measured(name, values, inside, k=1000):
    inside = inside.astype(bool)
    return {
        "name": name,
        "width": values.shape[1],
        "map": values.ravel().tolist(),
        "inside": inside.ravel().astype(int).tolist(),
        "k": k,
        "quantus": {
            "pointing": score(PointingGame(**SIGNED), values, inside),
            "energy": score(
                AttributionLocalisation(positive_attributions=True, **SIGNED), values, inside
            ),
            "relevance": score(RelevanceMassAccuracy(**{**SIGNED, "abs": True}), values, inside),
            "rank": score(RelevanceRankAccuracy(**SIGNED), values, inside),
            "topK": score(TopKIntersection(k=k, **SIGNED), values, inside),
            "pixelAuc": score(AUC(**SIGNED), values, inside),
        },
        "iouBest": best_iou(values, inside),
        "iouHalf": half_iou(values, inside),
    }


rng = np.random.default_rng(7)
block = np.zeros((12, 15), int)
block[3:8, 4:11] = 1
corner = np.zeros((40, 45), int)
corner[30:, 20:] = 1
bump = np.exp(-((np.arange(15) - 8) ** 2)[None] / 20 - ((np.arange(12) - 5) ** 2)[:, None] / 12)
noise = rng.normal(size=(12, 15))
small = np.array([[3.0, 1.0], [2.0, 0.5]])

write_vector(
    "localisation",
    ["quantus", "scikit-learn", "numpy"],
    {
        "distinct": [
            measured("a bump on the region", np.round(bump + 0.01 * rng.random((12, 15)), 6), block, 10),
            measured("noise of both signs", np.round(noise, 6), block, 25),
            measured("positive noise, k = 1000", np.round(rng.random((40, 45)), 9), corner),
            measured("both signs, k = 1000", np.round(rng.normal(size=(40, 45)), 9), corner),
        ],
        # Where Quantus must not be followed, or its sort breaks ties as it happens to.
        "degenerate": [
            measured("a constant map", np.full((12, 15), 0.25), block, 10),
            measured("a map of zeros", np.zeros((12, 15)), block, 10),
        ],
        "empty": measured("an empty mask", small, np.zeros((2, 2), int), 1),
        "tied": measured("a cut-off map", np.array([[2.0, 0, 0, 0, 0, 0]]), np.array([[0, 0, 0, 0, 1, 1]]), 3),
    },
)
