"""Maps per second of pytorch-grad-cam's methods on MobileNetV1, and images per second of its forward pass."""

import argparse
import json
import sys
import time
from pathlib import Path

import cv2
import torch
from pytorch_grad_cam import (
    AblationCAM,
    EigenCAM,
    GradCAM,
    GradCAMElementWise,
    GradCAMPlusPlus,
    HiResCAM,
    LayerCAM,
    ScoreCAM,
    XGradCAM,
)
from pytorch_grad_cam.base_cam import BaseCAM
from pytorch_grad_cam.utils.model_targets import BinaryClassifierOutputTarget
from torch import Tensor

from cases import load_cases, take, views_of
from mobilenet_v1 import MobileNetV1
from peer import TAP, Classifier, run, versions

METHODS: dict[str, type[BaseCAM]] = {
    "gradcam": GradCAM,
    "gradcam++": GradCAMPlusPlus,
    "xgradcam": XGradCAM,
    "layercam": LayerCAM,
    "hirescam": HiResCAM,
    "gradcamelementwise": GradCAMElementWise,
    "eigencam": EigenCAM,
    "scorecam": ScoreCAM,
    "ablationcam": AblationCAM,
}
SLOW = ("scorecam", "ablationcam")
TRUNK_BATCHES = (1, 8, 32)


def maps_per_second(method: type[BaseCAM], network: Classifier, views: Tensor, batch: int, warm_up: bool) -> float:
    """The rate over all images, after one batch that is not counted where `warm_up` is asked for."""
    rows = torch.arange(views.shape[1])
    with method(model=network, target_layers=[network.features[-1]]) as cam:

        def explain(part: Tensor) -> None:
            cam(input_tensor=take(views, part), targets=[BinaryClassifierOutputTarget(1)] * len(part))

        if warm_up:
            explain(rows[:batch])
        start = time.perf_counter()
        for part in rows.split(batch):
            explain(part)
        return len(rows) / (time.perf_counter() - start)


def images_per_second(network: Classifier, views: Tensor, batch: int) -> float:
    """The rate of the forward pass to the tap, over full batches; images repeat where there are too few."""
    count = views.shape[1]
    rows = torch.arange(-(-count // batch) * batch) % count
    run(network.features, views, rows[:batch], batch)
    start = time.perf_counter()
    run(network.features, views, rows, batch)
    return len(rows) / (time.perf_counter() - start)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="folder of the tfjs layers model")
    parser.add_argument("--splits", type=Path, required=True)
    parser.add_argument("--images", type=int, default=32, help="how many of the splits' images")
    parser.add_argument("--slow-images", type=int, default=1, help=f"how many for {' and '.join(SLOW)}")
    parser.add_argument("--methods", default=",".join(METHODS))
    parser.add_argument("--batch", type=int, default=1, help="images a call")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--frozen", action="store_true", help="backward passes end at the tap")
    parser.add_argument("--channels-last", action="store_true", help="keep tensors in NHWC order")
    args = parser.parse_args()
    args.methods = args.methods.split(",")
    if unknown := set(args.methods) - set(METHODS):
        parser.error(f"unknown methods: {', '.join(sorted(unknown))}")
    return args


def main() -> None:
    args = parse_arguments()
    torch.set_num_threads(args.threads)
    cv2.setNumThreads(args.threads)
    torch.manual_seed(1)
    splits = json.loads(args.splits.read_text())
    cases = load_cases(splits["images"][: args.images], splits["labels"][1])
    views = views_of(cases, splits["inputSize"])
    network = Classifier(MobileNetV1(TAP).load_weights(args.weights).features).eval()
    if args.channels_last:
        network.to(memory_format=torch.channels_last)
    if args.frozen:
        # the last batch norm keeps its gradients: there must be some at the tap
        network.features[:-2].requires_grad_(False)

    trunk = {str(batch): images_per_second(network, views, batch) for batch in TRUNK_BATCHES}
    rates = {}
    for name in args.methods:
        slow = name in SLOW
        seen = views[:, : args.slow_images] if slow else views
        rates[name] = maps_per_second(METHODS[name], network, seen, args.batch, warm_up=not slow)
        print(f"{name}: {rates[name]:.3f} maps/s", file=sys.stderr)
    result = {
        "mapsPerSecond": rates,
        "trunkImagesPerSecond": trunk,
        "images": len(cases),
        "slowImages": min(args.slow_images, len(cases)),
        "batch": args.batch,
        "frozen": args.frozen,
        "channelsLast": args.channels_last,
        "versions": versions(),
        "threads": args.threads,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
