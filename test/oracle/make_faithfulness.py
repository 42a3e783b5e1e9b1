"""Likeness of maps by SciPy and scikit-image, curves by Quantus: vectors/faithfulness.json.

Quantus deletes alone: insertion is deletion from the blurred image towards the image itself. It starts
after the first portion; what the untouched image gives is asked here.
"""

import numpy as np
import torch
from quantus.metrics.faithfulness import PixelFlipping
from scipy.ndimage import gaussian_filter
from scipy.stats import spearmanr
from skimage.metrics import structural_similarity

from write_vector import write_vector

rng = np.random.default_rng(11)


def numbers(array):
    return np.asarray(array, float).ravel().tolist()


def rank_case(name, first, second):
    return {
        "name": name,
        "first": numbers(first),
        "second": numbers(second),
        "rank": float(spearmanr(first.ravel(), second.ravel()).statistic),
    }


def ssim_case(name, first, second):
    options = {"data_range": 1.0, "gaussian_weights": True, "use_sample_covariance": False}
    return {
        "name": name,
        "width": first.shape[1],
        "height": first.shape[0],
        "first": numbers(first),
        "second": numbers(second),
        "ssim": float(structural_similarity(first, second, sigma=1.5, K1=0.01, K2=0.03, **options)),
    }


def blur_case(name, values, sigma, radius):
    blurred = gaussian_filter(values, sigma, mode="nearest", radius=radius)
    return {
        "name": name,
        "width": values.shape[1],
        "height": values.shape[0],
        "values": numbers(values),
        "down": {"sigma": sigma[0], "radius": radius[0]},
        "across": {"sigma": sigma[1], "radius": radius[1]},
        "blurred": numbers(blurred),
    }


class Net(torch.nn.Module):
    """Two logits, of the sum of tanh(weight · pixel) and of 0."""

    def __init__(self, weights):
        super().__init__()
        self.weights = torch.tensor(weights, dtype=torch.float64)

    def forward(self, x):
        logit = torch.tanh(self.weights * x.double()).flatten(1).sum(1)
        return torch.stack([torch.zeros_like(logit), logit], 1)


def probability(net, image):
    logits = net(torch.tensor(image)[None, None])
    return float(torch.softmax(logits, 1)[0, 1])


def flip(net, start, finish, saliency, portion):
    def towards(arr, indices, **_):
        changed = arr.copy()
        goal = finish.reshape(1, -1)
        changed[np.arange(len(arr))[:, None], indices] = goal[:, indices[0]]
        return changed

    metric = PixelFlipping(
        features_in_step=portion, normalise=False, perturb_func=towards, disable_warnings=True
    )
    scores = metric(
        model=net,
        x_batch=start[None, None],
        y_batch=np.array([1]),
        a_batch=saliency[None, None],
        channel_first=True,
        softmax=True,
    )
    return [probability(net, start), *map(float, scores[0])]


def curve_case(name, height, width, steps):
    image = np.round(rng.normal(size=(height, width)), 3)
    saliency = np.round(rng.normal(size=(height, width)), 6)
    weights = np.round(rng.normal(size=(height, width)), 3)
    fill = np.full_like(image, 0.25)
    blurred = np.round(gaussian_filter(image, 1.5, mode="nearest"), 6)
    net = Net(weights).eval()
    portion = height * width // steps
    deletion = flip(net, image, fill, saliency, portion)
    insertion = flip(net, blurred, image, saliency, portion)
    return {
        "name": name,
        "steps": steps,
        "image": numbers(image),
        "saliency": numbers(saliency),
        "weights": numbers(weights),
        "fill": 0.25,
        "blurred": numbers(blurred),
        "deletion": deletion,
        "insertion": insertion,
        "deletionArea": float(np.trapezoid(deletion) / steps),
        "insertionArea": float(np.trapezoid(insertion) / steps),
    }


noise = np.round(rng.random((14, 16)), 6)
ramp = np.round(np.add.outer(np.arange(14), np.arange(16)) / 28, 6)
cut = np.maximum(0, np.round(rng.normal(size=(7, 7)), 3))

write_vector(
    "faithfulness",
    ["quantus", "torch", "scikit-image", "scipy", "numpy"],
    {
        "ranks": [
            rank_case("distinct values", noise[:6, :8], noise[6:12, :8]),
            rank_case("one map turned over", ramp, 1 - ramp),
            rank_case("many zeros", cut, np.maximum(0, np.round(rng.normal(size=(7, 7)), 3))),
        ],
        "similarities": [
            ssim_case("noise and a ramp", noise, ramp),
            ssim_case("a ramp and the same with noise", ramp, np.round((2 * ramp + noise) / 3, 6)),
            ssim_case("a ramp turned over", ramp, np.round(1 - ramp, 6)),
            ssim_case("one window", noise[:11, :11], ramp[:11, :11]),
        ],
        "blurs": [
            blur_case("alike on both sides", noise[:7, :9], (1.5, 1.5), (5, 5)),
            blur_case("more across, beyond the edges", noise[:5, :6], (0.8, 2.5), (3, 8)),
        ],
        "curves": [
            curve_case("portions of eight pixels", 6, 8, 6),
            curve_case("pixel by pixel", 3, 4, 12),
        ],
    },
)
