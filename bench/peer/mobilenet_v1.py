"""MobileNetV1 (alpha 1) with Keras' layer names, and a reader of its weights in a tfjs layers model."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

# output channels and stride of the 13 depthwise separable blocks
BLOCKS = [
    (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1),
    (512, 1), (512, 1), (512, 1), (512, 1), (1024, 2), (1024, 1),
]  # fmt: skip


def conv_layers(
    name: str, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1
) -> Iterator[tuple[str, nn.Module]]:
    """
    A convolution with batch norm and ReLU6, padded as TensorFlow's SAME.

    With stride 2 and an even size SAME pads at the bottom and on the right only, which is what the
    ZeroPadding2D layers of other exports of this network do, too.
    """
    if stride == 2:
        yield f"{name}_pad", nn.ZeroPad2d((0, 1, 0, 1))
    padding = kernel // 2 if stride == 1 else 0
    yield name, nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=False)
    yield f"{name}_bn", nn.BatchNorm2d(outputs, eps=1e-3)
    yield f"{name}_relu", nn.ReLU6(inplace=True)


class MobileNetV1(nn.Module):
    """The convolutional part, up to and including the layer `last`, for inputs of an even size in [-1, 1]."""

    def __init__(self, last: str = "conv_pw_13_relu") -> None:
        super().__init__()
        self.features = nn.Sequential()
        for name, layer in self._layers():
            self.features.add_module(name, layer)
            if name == last:
                return
        raise ValueError(f"MobileNetV1 has no layer {last}")

    @staticmethod
    def _layers() -> Iterator[tuple[str, nn.Module]]:
        yield from conv_layers("conv1", 3, 32, kernel=3, stride=2)
        channels = 32
        for i, (outputs, stride) in enumerate(BLOCKS, start=1):
            yield from conv_layers(f"conv_dw_{i}", channels, channels, 3, stride, groups=channels)
            yield from conv_layers(f"conv_pw_{i}", channels, outputs, kernel=1)
            channels = outputs

    def forward(self, x: Tensor) -> Tensor:
        return self.features(x)

    def load_weights(self, folder: Path) -> "MobileNetV1":
        """Reads the float32 weights of a tfjs layers model; every layer must find its own."""
        weights = read_tfjs_weights(folder, set(dict(self.features.named_children())))
        state = {}
        for name, layer in self.features.named_children():
            if isinstance(layer, nn.BatchNorm2d):
                state[f"{name}.weight"] = weights[f"{name}/gamma"]
                state[f"{name}.bias"] = weights[f"{name}/beta"]
                state[f"{name}.running_mean"] = weights[f"{name}/moving_mean"]
                state[f"{name}.running_var"] = weights[f"{name}/moving_variance"]
                state[f"{name}.num_batches_tracked"] = torch.tensor(0)
            elif isinstance(layer, nn.Conv2d) and layer.groups > 1:
                state[f"{name}.weight"] = weights[f"{name}/depthwise_kernel"].permute(2, 3, 0, 1)
            elif isinstance(layer, nn.Conv2d):
                state[f"{name}.weight"] = weights[f"{name}/kernel"].permute(3, 2, 0, 1)
        self.features.load_state_dict(state)
        return self


def read_tfjs_weights(folder: Path, layers: set[str]) -> dict[str, Tensor]:
    """The weights of the given layers by name; files that hold none of them are not opened."""
    manifest = json.loads((folder / "model.json").read_text())["weightsManifest"]
    weights = {}
    for group in manifest:
        if not any(entry["name"].split("/")[0] in layers for entry in group["weights"]):
            continue
        data = b"".join((folder / path).read_bytes() for path in group["paths"])
        offset = 0
        for entry in group["weights"]:
            if entry["dtype"] != "float32" or "quantization" in entry:
                raise ValueError(f"{entry['name']} is not plain float32")
            count = int(np.prod(entry["shape"]))
            values = np.frombuffer(data, dtype="<f4", count=count, offset=offset)
            weights[entry["name"]] = torch.from_numpy(values.reshape(entry["shape"]).copy())
            offset += 4 * count
    return weights
