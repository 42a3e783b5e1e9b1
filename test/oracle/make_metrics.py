"""Classification metrics by scikit-learn, quantiles by NumPy: vectors/metrics.json."""

import numpy as np
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    balanced_accuracy_score,
    brier_score_loss,
    confusion_matrix,
    f1_score,
    matthews_corrcoef,
    recall_score,
    roc_auc_score,
    roc_curve,
)

from write_vector import write_vector


def scored(name, scores, positive, weights=None):
    """Weights are repeats: scikit-learn must say the same of the items written out."""
    keep = {"sample_weight": weights}
    auc = roc_auc_score(positive, scores, **keep)
    precision = average_precision_score(positive, scores, **keep)
    brier = brier_score_loss(positive, scores, **keep)
    if weights is not None:
        again = np.repeat(scores, weights), np.repeat(positive, weights)
        assert np.isclose(auc, roc_auc_score(again[1], again[0]))
        assert np.isclose(precision, average_precision_score(again[1], again[0]))
        assert np.isclose(brier, brier_score_loss(again[1], again[0]))
    return {
        "name": name,
        "scores": scores.tolist(),
        "positive": positive.tolist(),
        "weights": None if weights is None else weights.tolist(),
        "roc_auc": auc,
        "average_precision": precision,
        "brier": brier,
    }


def decided(name, called, positive, weights=None):
    keep = {"sample_weight": weights}
    tn, fp, fn, tp = confusion_matrix(positive, called, **keep).ravel().tolist()
    return {
        "name": name,
        "called": called.tolist(),
        "positive": positive.tolist(),
        "weights": None if weights is None else weights.tolist(),
        "confusion": {"tp": tp, "fp": fp, "tn": tn, "fn": fn},
        "accuracy": accuracy_score(positive, called, **keep),
        "sensitivity": recall_score(positive, called, **keep),
        "specificity": recall_score(positive, called, pos_label=0, **keep),
        "balanced_accuracy": balanced_accuracy_score(positive, called, **keep),
        "f1": f1_score(positive, called, **keep),
        "matthews": matthews_corrcoef(positive, called, **keep),
    }


def curve(name, scores, positive):
    fpr, tpr, thresholds = roc_curve(positive, scores, drop_intermediate=False)
    return {
        "name": name,
        "scores": scores.tolist(),
        "positive": positive.tolist(),
        "fpr": fpr.tolist(),
        "tpr": tpr.tolist(),
        # The first one is infinite, which JSON cannot hold.
        "thresholds": thresholds[1:].tolist(),
    }


rng = np.random.default_rng(1)
distinct = np.round(rng.permutation(40) / 40 + 0.0125, 4), rng.integers(0, 2, 40)
tied = rng.integers(0, 6, 50) / 5, (rng.random(50) < 0.4).astype(int)
flat = np.full(8, 0.5), np.array([1, 0, 0, 1, 0, 0, 0, 1])
perfect = np.array([0.1, 0.2, 0.3, 0.8, 0.9]), np.array([0, 0, 0, 1, 1])
resample = rng.integers(0, 4, 50)
calls = (tied[0] >= 0.6).astype(int)

write_vector(
    "metrics",
    ["scikit-learn", "numpy"],
    {
        "scored": [
            scored("distinct scores", *distinct),
            scored("tied scores", *tied),
            scored("one score for all", *flat),
            scored("perfect order", *perfect),
            scored("perfectly wrong order", 1 - perfect[0], perfect[1]),
            scored("tied scores with weights from 0 to 3", *tied, resample),
            scored("distinct scores with weights", *distinct, rng.integers(0, 5, 40)),
        ],
        "decided": [
            decided("tied scores at 0.6", calls, tied[1]),
            decided("weights from 0 to 3", calls, tied[1], resample),
            decided("everything called positive", np.ones(8, int), flat[1]),
            decided("nothing called positive", np.zeros(8, int), flat[1]),
            decided("every call right", perfect[1], perfect[1]),
            decided("every call wrong", 1 - perfect[1], perfect[1]),
        ],
        "curves": [
            curve("distinct scores", *distinct),
            curve("tied scores", *tied),
            curve("one score for all", *flat),
        ],
        "quantiles": [
            {"values": np.sort(values).tolist(), "q": q, "quantile": np.quantile(values, q)}
            for values in (rng.normal(size=1), rng.normal(size=2), rng.normal(size=41))
            for q in (0, 0.025, 0.3, 0.5, 0.975, 1)
        ],
    },
)
