"""Kernel heads by scikit-learn, optimisers by PyTorch: vectors/heads.json.

Kernel logistic regression is scikit-learn's LogisticRegression on the rows of the Cholesky factor of the
kernel matrix; optimisers are PyTorch's, on a small quadratic whose gradients are written down beside.
"""

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics.pairwise import rbf_kernel
from write_vector import write_vector

random = np.random.default_rng(7)


def kernel_case(rows, width, c, gamma, balanced):
    features = random.normal(size=(rows, width)).astype(np.float32)
    positive = (features[:, 0] + features[:, 1] ** 2 + random.normal(size=rows) > 1).astype(int)
    used = 1 / (width * features.astype(np.float64).var()) if gamma == "scale" else gamma
    kernel = rbf_kernel(features.astype(np.float64), gamma=used)
    factor = np.linalg.cholesky(kernel + 1e-13 * np.eye(rows))
    weights = np.ones(rows)
    if balanced:
        counts = np.bincount(positive, minlength=2)
        weights = rows / (2 * counts[positive])
    model = LogisticRegression(C=c, tol=1e-12, max_iter=100000, solver="newton-cholesky")
    model.fit(factor, positive, sample_weight=weights)
    coefficients = np.linalg.solve(factor.T, model.coef_[0])
    others = random.normal(size=(5, width)).astype(np.float32)
    near = rbf_kernel(others.astype(np.float64), features.astype(np.float64), gamma=used)
    return {
        "width": width,
        "c": c,
        "gamma": gamma,
        "used_gamma": used,
        "balanced": balanced,
        "features": features.ravel().tolist(),
        "positive": positive.tolist(),
        "others": others.ravel().tolist(),
        "logits": (near @ coefficients + model.intercept_[0]).tolist(),
        "bias": float(model.intercept_[0]),
    }


def optimiser_case(name, make, steps=6):
    weights = torch.tensor([0.5, -1.0, 2.0], dtype=torch.float64, requires_grad=True)
    optimiser = make([weights])
    gradients, path = [], []
    for step in range(steps):
        gradient = weights.detach() * torch.tensor([1.0, 0.3, 2.0]) - 0.1 * step
        weights.grad = gradient.clone()
        gradients.append(gradient.tolist())
        optimiser.step()
        path.append(weights.detach().tolist())
    return {"optimiser": name, "gradients": gradients, "path": path}


write_vector(
    "heads",
    ["scikit-learn", "torch", "numpy"],
    {
        "kernels": [
            kernel_case(30, 3, 1.0, "scale", False),
            kernel_case(40, 5, 3.0, "scale", True),
            kernel_case(25, 2, 10.0, 0.7, False),
        ],
        "start": [0.5, -1.0, 2.0],
        "optimisers": [
            optimiser_case("adam", lambda p: torch.optim.Adam(p, lr=0.05)),
            optimiser_case("adamw", lambda p: torch.optim.AdamW(p, lr=0.05, weight_decay=0.1)),
            optimiser_case("sgd", lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9)),
        ],
    },
)
