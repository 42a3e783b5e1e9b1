"""
Cross-validated fine-tuning of MobileNetV1 on breast ultrasound, and where Grad-CAM looks.

Every fold trains a classifier, predicts its test images, computes one Grad-CAM map of each, writes it
over the image, and plays the pointing game: does the maximum lie in the mass, around it or below it?
"""

import argparse
import copy
import csv
import json
import platform
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import cv2
import numpy as np
import torch
from pytorch_grad_cam import GradCAM
from pytorch_grad_cam.utils.image import show_cam_on_image
from pytorch_grad_cam.utils.model_targets import BinaryClassifierOutputTarget
from sklearn.metrics import accuracy_score, roc_auc_score
from torch import Tensor, nn

from cases import REGIONS, Case, load_cases, region_of, take, views_of
from mobilenet_v1 import MobileNetV1

TAP = "conv_pw_12_relu"


class Classifier(nn.Module):
    """Convolutional layers, global average pooling and one logit."""

    def __init__(self, features: nn.Sequential, channels: int = 1024) -> None:
        super().__init__()
        self.features = features
        self.head = nn.Linear(channels, 1)

    def pool(self, x: Tensor) -> Tensor:
        return self.features(x).mean(dim=(2, 3))

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.pool(x))


class ImageSizedGradCAM(GradCAM):
    """Maps at the image's size even where the network's input is a cached activation."""

    image_size: int

    def get_target_width_height(self, input_tensor: Tensor) -> tuple[int, int]:
        return self.image_size, self.image_size


class Stopwatch:
    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def time(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] += time.perf_counter() - start


@torch.no_grad()
def run(network: Callable[[Tensor], Tensor], views: Tensor, rows: Tensor, batch: int, flips: int = 0) -> Tensor:
    return torch.cat([network(take(views, part, flips)) for part in rows.split(batch)])


def run_both(network: Callable[[Tensor], Tensor], views: Tensor, batch: int) -> Tensor:
    """What a network makes of all images and of all mirror images."""
    rows = torch.arange(views.shape[1])
    return torch.stack([run(network, views, rows, batch, flips) for flips in (0, 1)])


def train(
    network: nn.Module, views: Tensor, labels: Tensor, rows: Tensor, args: argparse.Namespace, seed: int
) -> list[float]:
    """Trains whatever is not frozen; batch norm stays in eval mode. Returns the mean loss of each epoch."""
    generator = torch.Generator().manual_seed(seed)
    optimizer = torch.optim.Adam([p for p in network.parameters() if p.requires_grad], lr=args.lr)
    criterion = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(args.epochs):
        total = 0.0
        for part in rows[torch.randperm(len(rows), generator=generator)].split(args.batch):
            flips = torch.randint(2, (len(part),), generator=generator)
            loss = criterion(network(take(views, part, flips))[:, 0], labels[part])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(part)
        losses.append(total / len(rows))
    return losses


def grad_cams(
    network: Classifier, views: Tensor, rows: Tensor, logits: Tensor, batch: int, size: int
) -> list[np.ndarray]:
    """One map an image at the network's image size, for the class that was predicted."""
    maps = []
    with ImageSizedGradCAM(model=network, target_layers=[network.features[-1]]) as cam:
        cam.image_size = size
        for part, scores in zip(rows.split(batch), logits.split(batch)):
            targets = [BinaryClassifierOutputTarget(int(score > 0)) for score in scores]
            maps.extend(cam(input_tensor=take(views, part), targets=targets))
    return maps


def explain(case: Case, small: np.ndarray, folder: Path, watch: Stopwatch) -> dict:
    """Brings a map to the image's size, writes it over the image and tells where its maximum lies."""
    with watch.time("maps"):
        heat = cv2.resize(small, case.grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
        y, x = (int(i) for i in np.unravel_index(heat.argmax(), heat.shape))
    with watch.time("pointing"):
        region = region_of(x, y, case.mask) if heat.max() > heat.min() else "degenerate"
    with watch.time("overlays"):
        picture = np.repeat(np.float32(case.grey)[:, :, None] / 255, 3, axis=2)
        name = case.id.replace("/", "_")
        cv2.imwrite(str(folder / f"{name}.jpg"), show_cam_on_image(picture, heat))
    return {"x": x, "y": y, "region": region}


def study(args: argparse.Namespace, watch: Stopwatch) -> list[dict]:
    """One row a test image, fold by fold."""
    splits = json.loads(args.splits.read_text())
    with watch.time("load"):
        cases = load_cases(splits["images"], splits["labels"][1])
        views = views_of(cases, splits["inputSize"])
        features = MobileNetV1(TAP).load_weights(args.weights).features.eval()
        if args.channels_last:
            features = features.to(memory_format=torch.channels_last)
    labels = torch.tensor([float(case.positive) for case in cases])
    index = {case.id: i for i, case in enumerate(cases)}

    # a head-only study leaves the last batch norm unfrozen, so that Grad-CAM finds gradients at the tap
    first = "conv_pw_12_bn" if args.head_only else args.from_layer
    cut = [name for name, _ in features.named_children()].index(first)
    trunk = features[:cut].requires_grad_(False)
    with watch.time("trunk"):
        if args.cache_trunk:
            views, features = run_both(trunk, views, args.batch), features[cut:]
        if args.head_only:
            pooled = run_both(Classifier(features).pool, views, args.batch)

    rows = []
    for number, fold in enumerate(splits["folds"], start=1):
        torch.manual_seed(args.seed + number)
        network = Classifier(copy.deepcopy(features)).eval()
        training, test = (torch.tensor([index[name] for name in fold[part]]) for part in ("train", "test"))
        trained, seen = (network.head, pooled) if args.head_only else (network, views)
        with watch.time("train"):
            losses = train(trained, seen, labels, training, args, args.seed + number)
        with watch.time("predict"):
            logits = run(trained, seen, test, args.batch)[:, 0]
        with watch.time("maps"):
            maps = grad_cams(network, views, test, logits, args.batch, splits["inputSize"])
        for i, logit, small in zip(test.tolist(), logits.tolist(), maps):
            point = explain(cases[i], small, args.out / "overlays", watch)
            rows.append({"id": cases[i].id, "fold": number, "positive": int(cases[i].positive), "logit": logit} | point)
        print(f"fold {number}/{len(splits['folds'])}: loss {losses[0]:.4f} -> {losses[-1]:.4f}", file=sys.stderr)
    return rows


def versions() -> dict[str, str]:
    packages = {"torch": "torch", "grad_cam": "grad-cam", "sklearn": "scikit-learn"}
    return {key: version(name) for key, name in packages.items()} | {"python": platform.python_version()}


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="folder of the tfjs layers model")
    parser.add_argument("--splits", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--from-layer", default="conv_pw_9", help="the first layer that is trained")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--lr", type=float, default=1e-4)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache-trunk", action="store_true", help="keep the frozen layers' output in memory")
    parser.add_argument("--head-only", action="store_true", help="train the head alone, on cached features")
    parser.add_argument("--channels-last", action="store_true", help="keep tensors in NHWC order")
    return parser.parse_args()


def main() -> None:
    args = parse_arguments()
    torch.set_num_threads(args.threads)
    cv2.setNumThreads(args.threads)
    (args.out / "overlays").mkdir(parents=True, exist_ok=True)
    watch = Stopwatch()
    with watch.time("total"):
        rows = study(args, watch)
    with (args.out / "predictions.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    truth = [row["positive"] for row in rows]
    calls = [int(row["logit"] > 0) for row in rows]
    hits = [row["region"] in REGIONS for row, call in zip(rows, calls) if call == row["positive"]]
    names = ("total", "load", "trunk", "train", "predict", "maps", "pointing", "overlays")
    result = {
        "seconds": {name: round(watch.seconds[name], 3) for name in names},
        "auc": roc_auc_score(truth, [row["logit"] for row in rows]),
        "accuracy": accuracy_score(truth, calls),
        "pointing": float(np.mean(hits)) if hits else None,
        "images": len(rows),
        "versions": versions(),
        "threads": args.threads,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
