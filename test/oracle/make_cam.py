"""Saliency maps of tiny networks by pytorch-grad-cam and Captum: vectors/cam/*.json.

Images and activations are written as height x width x channels. Everything is computed in double
precision; inputs and weights are multiples of 1/64, which float32 holds exactly.
"""

import numpy as np
import torch
from captum.attr import (
    IntegratedGradients,
    LayerFeatureAblation,
    LayerGradCam,
    LayerGradientXActivation,
    NoiseTunnel,
    Occlusion,
    Saliency,
)
from pytorch_grad_cam import (
    AblationCAM,
    EigenCAM,
    EigenGradCAM,
    FullGrad,
    GradCAM,
    GradCAMElementWise,
    GradCAMPlusPlus,
    HiResCAM,
    LayerCAM,
    ScoreCAM,
    XGradCAM,
)
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from torch import nn

from sfc32 import words
from write_vector import FOLDER, write_vector

PACKAGES = ["grad-cam", "captum", "torch", "numpy", "opencv-python-headless"]
TARGETS = [ClassifierOutputTarget(0)]
torch.manual_seed(1)
torch.set_default_dtype(torch.float64)


def exact(tensor):
    return (tensor * 64).round() / 64


class Network(nn.Module):
    """conv, ReLU (the tap), and what comes after it to one logit."""

    def __init__(self, conv, after, relu=True, steep=64):
        super().__init__()
        self.conv = conv
        self.tap = nn.ReLU() if relu else nn.Identity()
        self.after = after
        for parameter in self.parameters():
            parameter.data = exact(parameter.data)
        # The library adds up to 1e-6 to what it divides by: steep logits make that vanish.
        self.after[-1].weight.data *= steep
        self.eval()

    def forward(self, x):
        return self.after(self.tap(self.conv(x)))


def head(channels):
    return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 1))


def last(image):
    """channels x height x width to height x width x channels, flat."""
    return np.moveaxis(np.asarray(image), 0, -1).ravel().tolist()


def tap_of(network, image):
    activations = network.tap(network.conv(image)).detach().requires_grad_()
    network.after(activations).backward()
    return activations.detach()[0].numpy(), activations.grad[0].numpy()


def map_of(method, network, image):
    """pytorch-grad-cam's map as its formula gives it, and as it hands it out."""
    with method(network, [network.tap]) as cam:
        normalised = cam(image, TARGETS)[0]
    with method(network, [network.tap]) as cam:
        raw = []
        formula = cam.get_cam_image
        cam.get_cam_image = lambda *given: raw.append(formula(*given)) or raw[-1]
        cam(image, TARGETS)
    return {"raw": np.ravel(raw[0][0]).tolist(), "normalised": np.ravel(normalised).tolist()}


def described(name, network, image):
    activations, gradient = tap_of(network, image)
    return {
        "name": name,
        "input": {
            "width": image.shape[3],
            "height": image.shape[2],
            "channels": image.shape[1],
            "data": last(image[0]),
        },
        "tap": {
            "width": activations.shape[2],
            "height": activations.shape[1],
            "channels": activations.shape[0],
            "data": last(activations),
        },
        "logit": network(image).item(),
        "gradient": last(gradient),
    }


def uncentred(activations):
    """Eigen-CAM as its paper has it: no centring before the decomposition."""
    cells = activations.reshape(activations.shape[0], -1).T
    vector = np.linalg.svd(cells, full_matrices=False)[2][0]
    return (cells @ vector).tolist()


GRADIENT = {
    "grad-cam": GradCAM,
    "grad-cam++": GradCAMPlusPlus,
    "xgrad-cam": XGradCAM,
    "hires-cam": HiResCAM,
    "layer-cam": LayerCAM,
    "element-wise-grad-cam": GradCAMElementWise,
    "eigen-grad-cam": EigenGradCAM,
    "eigen-cam": EigenCAM,
    "ablation-cam": AblationCAM,
}


def closed(name, network, image):
    activations, _ = tap_of(network, image)
    grad_cam = LayerGradCam(network, network.tap).attribute(image, target=0)
    hires = LayerGradientXActivation(network, network.tap).attribute(image, target=0)
    channels = activations.shape[0]
    mask = torch.arange(channels).reshape(1, channels, 1, 1).expand(1, *activations.shape)
    drops = LayerFeatureAblation(network, network.tap).attribute(image, target=0, layer_mask=mask)
    return {
        **described(name, network, image),
        "weights": network.after[-1].weight[0].tolist() if len(network.after) == 3 else None,
        "pytorch_grad_cam": {key: map_of(own, network, image) for key, own in GRADIENT.items()},
        "captum": {
            "grad-cam": grad_cam.detach().ravel().tolist(),
            "hires-cam": hires.detach().sum(1).ravel().tolist(),
            # What the logit loses with each channel set to zero.
            "ablation": drops.detach()[0, :, 0, 0].tolist(),
        },
        "uncentred_eigen_cam": uncentred(activations),
    }


def image(size, channels=2):
    return exact(torch.rand(1, channels, size, size) * 2 - 0.5)


def tail(channels, size):
    """Something that makes the gradient differ from cell to cell."""
    return nn.Sequential(
        nn.Conv2d(channels, 3, 3, padding=1),
        nn.Tanh(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(3 * (size // 2) ** 2, 1),
    )


def wide(in_channels, out_channels, stride=1):
    conv = nn.Conv2d(in_channels, out_channels, 3, padding=1, stride=stride)
    nn.init.normal_(conv.weight, std=0.6)
    nn.init.normal_(conv.bias, std=0.3)
    return conv


def signed_head():
    """A head whose logit is negative: the label is not the one that the network calls."""
    network = Network(wide(2, 4, 2), head(4))
    network.after[-1].weight.data = -network.after[-1].weight.data.abs() - 1 / 64
    network.after[-1].bias.data.fill_(-0.25)
    return network


def both_signs():
    """Steeper: Grad-CAM++ divides by 2 + g x the channel's sum, which must not come near to 0."""
    return Network(wide(2, 4, 2), tail(4, 4), relu=False, steep=1024)


def small_gradients():
    """Of a size where what the library adds to its denominators is felt."""
    return closed("small gradients", Network(wide(2, 5, 2), head(5), steep=1 / 16), image(8))


def random_map(image, cells):
    return {"image": image, "map": [word / 2**32 for word in words(cells, "random map", image)]}


cases = [
    closed("mean-pooled head", Network(wide(2, 5, 2), head(5)), image(8)),
    closed("layers behind the tap", Network(wide(2, 6, 2), tail(6, 4)), image(8)),
    closed("activations of both signs", both_signs(), image(8)),
    closed("negative logit", signed_head(), image(8)),
]
MADE_BY = {"made_by": "test/oracle/make_cam.py"}
(FOLDER / "cam").mkdir(parents=True, exist_ok=True)
write_vector("cam/closed", PACKAGES, {**MADE_BY, "cases": cases, "small_gradients": small_gradients(), "random_map": random_map("benign (1)", 6)})


def full_grad(network, image):
    """FullGrad of the library, and the products that it adds up."""
    x = image.clone().requires_grad_()
    before = network.conv(x)
    before.retain_grad()
    after = network.after[0](network.tap(before))
    after.retain_grad()
    network.after[1:](after).backward()
    layers = [(network.conv, before), (network.after[0], after)]
    with FullGrad(network, []) as cam:
        raw = []
        formula = cam.compute_cam_per_layer
        cam.compute_cam_per_layer = lambda *given: raw.append(formula(*given)) or raw[-1]
        normalised = cam(image, TARGETS)[0]
    return {
        **described("layers behind the tap", network, image),
        "input_gradient": last(x.grad[0]),
        "bias_gradients": [
            {
                "width": out.shape[3],
                "height": out.shape[2],
                "channels": out.shape[1],
                "data": last((conv.bias[:, None, None] * out.grad[0]).detach()),
            }
            for conv, out in layers
        ],
        "raw": np.ravel(raw[0]).tolist(),
        "normalised": np.ravel(normalised).tolist(),
    }


def perturbed(network, image):
    """The tap has the input's size: nothing is enlarged on the way from one to the other."""
    base = exact(torch.full_like(image, 0.25))
    forward = lambda x: network(x)[:, 0]
    noisy = []

    def listening(x):
        noisy.append(x.detach().clone())
        return forward(x)

    tunnel = NoiseTunnel(Saliency(listening))
    torch.manual_seed(2)
    smooth = tunnel.attribute(
        image, nt_type="smoothgrad", nt_samples=6, stdevs=0.3, abs=False
    )
    occluded = {
        f"{window} {stride}": Occlusion(forward)
        .attribute(
            image,
            sliding_window_shapes=(image.shape[1], window, window),
            strides=(image.shape[1], stride, stride),
            baselines=0.125,
        )[0, 0]
        .ravel()
        .tolist()
        for window, stride in ((2, 2), (3, 2), (3, 1))
    }
    integrated = IntegratedGradients(forward).attribute(
        image, baselines=base, n_steps=20, method="riemann_right"
    )
    return {
        **described("mean-pooled head", network, image),
        "conv": {
            "weight": network.conv.weight.tolist(),
            "bias": network.conv.bias.tolist(),
        },
        "head": {
            "weight": network.after[-1].weight[0].tolist(),
            "bias": network.after[-1].bias.item(),
        },
        "score-cam": map_of(ScoreCAM, network, image),
        "ablation-cam": map_of(AblationCAM, network, image),
        "occlusion": occluded,
        "saliency": Saliency(forward).attribute(image)[0].amax(0).ravel().tolist(),
        "integrated_gradients": {
            "baseline": last(base[0]),
            "steps": 20,
            "map": integrated.detach()[0].sum(0).ravel().tolist(),
        },
        "smooth_grad": {
            "inputs": [last(one) for one in noisy[0]],
            "map": smooth.detach()[0].abs().amax(0).ravel().tolist(),
        },
    }


write_vector(
    "cam/perturbed",
    PACKAGES,
    {
        **MADE_BY,
        "full_grad": full_grad(Network(wide(2, 4, 2), tail(4, 4)), image(8)),
        "network": perturbed(Network(wide(2, 4), head(4), steep=4), image(6)),
    },
)
