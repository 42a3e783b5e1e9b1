"""Pooling by NumPy; class weights and the regularised optimum by scikit-learn: vectors/training.json."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from sklearn.utils.class_weight import compute_sample_weight

from write_vector import write_vector

rng = np.random.default_rng(4)


def exact(values):
    """Rounded to what float32 holds, so that both sides see the same numbers."""
    return np.round(values * 64) / 64


def pooled(cells, channels):
    tap = exact(rng.normal(size=(cells, channels)) * 3 + 100)
    return {
        "channels": channels,
        "data": tap.ravel().tolist(),
        "mean": tap.mean(axis=0).tolist(),
        "std": tap.std(axis=0).tolist(),
        "max": tap.max(axis=0).tolist(),
    }


def optimum(rows, width, l2, balanced):
    features = exact(rng.normal(size=(rows, width)))
    chance = 1 / (1 + np.exp(-(features @ rng.normal(size=width) * 1.5 - 1)))
    positive = (rng.random(rows) < chance).astype(int)
    weights = compute_sample_weight("balanced", positive) if balanced else np.ones(rows)
    # mean loss + l2 / 2 · |w|² is scikit-learn's objective divided by C · rows.
    model = LogisticRegression(C=1 / (rows * l2), tol=1e-12, max_iter=100_000)
    model.fit(features, positive, sample_weight=weights)
    return {
        "l2": l2,
        "width": width,
        "features": features.ravel().tolist(),
        "positive": positive.tolist(),
        "balanced": balanced,
        "weights": model.coef_[0].tolist(),
        "bias": model.intercept_[0],
    }


labels = [1, 0, 0, 0, 1, 0, 0]
table = exact(rng.normal(size=(6, 3)) * [1, 5, 0] + [10, -2, 3])

write_vector(
    "training",
    ["scikit-learn", "numpy"],
    {
        "pooled": [pooled(12, 3), pooled(49, 2), pooled(1, 2)],
        "class_weights": {
            "positive": labels,
            "weights": compute_sample_weight("balanced", labels).tolist(),
        },
        "standardised": {
            "width": 3,
            "features": table.ravel().tolist(),
            "mean": table.mean(axis=0).tolist(),
            "standardised": StandardScaler().fit_transform(table).ravel().tolist(),
        },
        "optima": [
            optimum(40, 3, 0.5, True),
            optimum(60, 4, 0.02, False),
            optimum(30, 2, 0.1, True),
        ],
    },
)
