"""The images of a study: reading them, feeding them to a network, and the regions around their masses."""

from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image
from scipy.ndimage import distance_transform_edt
from torch import Tensor

REGIONS = ("mass", "peritumoral", "below")
RING = 0.1  # of the mass's equivalent diameter


@dataclass
class Case:
    id: str
    positive: bool
    grey: np.ndarray
    mask: np.ndarray


def load_cases(entries: list[dict], positive: str) -> list[Case]:
    cases = []
    for entry in entries:
        paths = [entry["mask"]] if isinstance(entry["mask"], str) else entry["mask"]
        masks = [np.asarray(Image.open(path).convert("L")) > 127 for path in paths]
        grey = np.asarray(Image.open(entry["image"]).convert("L"))
        cases.append(Case(entry["id"], entry["label"] == positive, grey, np.any(masks, axis=0)))
    return cases


def views_of(cases: list[Case], size: int) -> Tensor:
    """The images in [-1, 1] and their mirror images: 2 x images x 1 x size x size."""
    resized = [Image.fromarray(case.grey).resize((size, size), Image.Resampling.BILINEAR) for case in cases]
    images = torch.from_numpy(np.stack([np.asarray(image, dtype=np.float32) for image in resized]))
    images = (images / 127.5 - 1).unsqueeze(1)
    return torch.stack([images, images.flip(-1)])


def take(views: Tensor, rows: Tensor, flips: Tensor | int = 0) -> Tensor:
    """A batch of images or mirror images; grey ones get three channels."""
    x = views[flips, rows]
    return x.expand(-1, 3, -1, -1) if x.shape[1] == 1 else x


def region_of(x: int, y: int, mask: np.ndarray) -> str:
    if not mask.any():
        return "degenerate"
    if mask[y, x]:
        return "mass"
    diameter = 2 * np.sqrt(mask.sum() / np.pi)
    if distance_transform_edt(~mask)[y, x] <= RING * diameter:
        return "peritumoral"
    return "below" if mask[:y, x].any() and not mask[y:, x].any() else "elsewhere"
