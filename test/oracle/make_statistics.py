"""Intervals, tests and calibration by SciPy, statsmodels and scikit-learn: vectors/statistics.json.

DeLong's variance is written out here as Biometrics 44 (1988) defines it, pair by pair.
"""

import numpy as np
from scipy.stats import binom, binomtest, norm
from sklearn.calibration import calibration_curve
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from write_vector import write_vector


def kernel(x, y):
    return 1.0 if y < x else 0.5 if y == x else 0.0


def components(scores, positive):
    """V10 per positive and V01 per negative, equations 4 and 5."""
    xs, ys = scores[positive == 1], scores[positive == 0]
    psi = np.array([[kernel(x, y) for y in ys] for x in xs])
    return psi.mean(axis=1), psi.mean(axis=0)


def delong(name, first, second, positive):
    parts = [components(scores, positive) for scores in (first, second)]
    aucs = [v10.mean() for v10, _ in parts]
    for auc, scores in zip(aucs, (first, second)):
        assert np.isclose(auc, roc_auc_score(positive, scores))
    m, n = positive.sum(), (1 - positive).sum()
    s10 = np.cov([v10 for v10, _ in parts])
    s01 = np.cov([v01 for _, v01 in parts])
    s = s10 / m + s01 / n
    variance = s[0, 0] + s[1, 1] - 2 * s[0, 1]
    z = (aucs[0] - aucs[1]) / np.sqrt(variance)
    half = norm.ppf(0.975) * np.sqrt(variance)
    interval = [
        [max(0, auc - norm.ppf(0.975) * v**0.5), min(1, auc + norm.ppf(0.975) * v**0.5)]
        for auc, v in zip(aucs, np.diag(s))
    ]
    return {
        "name": name,
        "first": first.tolist(),
        "second": second.tolist(),
        "positive": positive.tolist(),
        "aucs": aucs,
        "variances": np.diag(s).tolist(),
        "intervals": interval,
        "difference": aucs[0] - aucs[1],
        "ci95": [aucs[0] - aucs[1] - half, aucs[0] - aucs[1] + half],
        "z": z,
        "p": 2 * norm.sf(abs(z)),
    }


def discordant(b, c):
    p = binomtest(min(b, c), b + c, 0.5).pvalue
    assert np.isclose(p, mcnemar([[7, b], [c, 5]], exact=True).pvalue)
    return {"first": b, "second": c, "p": p}


def calibrated(name, probabilities, positive):
    rate, probability = calibration_curve(positive, probabilities, n_bins=15)
    edges = np.linspace(0, 1, 16)
    counts = np.bincount(np.searchsorted(edges[1:-1], probabilities), minlength=15)
    filled = counts[counts > 0]
    return {
        "name": name,
        "probabilities": probabilities.tolist(),
        "positive": positive.tolist(),
        "counts": counts.tolist(),
        "rate": rate.tolist(),
        "probability": probability.tolist(),
        "ece": (filled * np.abs(rate - probability)).sum() / filled.sum(),
    }


def tempered(name, logits, positive):
    fit = LogisticRegression(C=np.inf, fit_intercept=False, solver="newton-cholesky", tol=1e-14)
    fit.fit(logits[:, None], positive)
    return {
        "name": name,
        "logits": logits.tolist(),
        "positive": positive.tolist(),
        "temperature": 1 / fit.coef_[0, 0],
    }


rng = np.random.default_rng(5)
truth = (rng.random(40) < 0.4).astype(int)
good = np.round(truth + rng.normal(size=40), 3)
similar = np.round(good + 0.5 * rng.normal(size=40), 3)
tied = np.round(truth + 1.5 * rng.normal(size=40))
sure = np.round(3 * (truth - 0.4) + 4 * rng.normal(size=40), 3)
chances = np.round(1 / (1 + np.exp(-sure)), 4)
few = np.array([0.0, 0.03, 0.5, 0.51, 0.97, 1.0])
values = [0.04, 0.001, 0.03, 0.2, 0.03, 0.9]

write_vector(
    "statistics",
    ["scipy", "statsmodels", "scikit-learn", "numpy"],
    {
        "normal": [
            {"z": z, "p": 2 * norm.sf(abs(z))}
            for z in (0, 0.1, -0.5, 1, 1.959963984540054, -2.5, 2.8284, 3, 5, 8, 20, 37)
        ],
        "binomial": [
            {"k": k, "n": n, "p": p, "tail": binom.cdf(k, n, p)}
            for k, n, p in (
                (0, 1, 0.5),
                (3, 10, 0.5),
                (9, 10, 0.5),
                (2, 7, 0.1),
                (40, 100, 0.37),
                (450, 1000, 0.5),
                (900, 2000, 0.5),
                (1, 3000, 0.5),
            )
        ],
        "wilson": [
            {"hits": k, "n": n, "interval": list(proportion_confint(k, n, method="wilson"))}
            for k, n in ((0, 10), (1, 10), (5, 10), (10, 10), (81, 263), (1, 1), (2, 5000))
        ],
        "mcnemar": [discordant(*bc) for bc in ((1, 6), (6, 1), (5, 5), (0, 4), (12, 30), (200, 260))],
        "holm": {
            "values": values,
            "adjusted": multipletests(values, method="holm")[1].tolist(),
        },
        "delong": [
            delong("two scores alike", good, similar, truth),
            delong("a score with ties", good, tied, truth),
            delong("unrelated scores", tied, np.round(rng.normal(size=40), 3), truth),
            delong(
                "two of each class",
                np.array([0.1, 0.4, 0.35, 0.8]),
                np.array([0.1, 0.3, 0.35, 0.2]),
                np.array([0, 0, 1, 1]),
            ),
        ],
        "calibration": [
            calibrated("overconfident", chances, truth),
            calibrated("the ends and the middle", few, np.array([0, 1, 0, 1, 1, 0])),
        ],
        "temperature": [
            tempered("overconfident", sure, truth),
            tempered("underconfident", np.round(0.2 * good - 0.1, 4), truth),
            tempered("far too confident", 40 * sure, truth),
        ],
    },
)
