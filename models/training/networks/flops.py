"""Counts the arithmetic of one inference."""

import torch
from torch import Tensor, nn

FLOPS_PER_MULTIPLY_ADD = 2


def _convolution_multiply_adds(layer: nn.Conv2d, output: Tensor) -> int:
    """Multiply-adds of one convolution, for all pictures of its batch."""
    looks, _, height, width = output.shape
    kernel_size = layer.weight.shape[1] * layer.weight.shape[2] * layer.weight.shape[3]
    return looks * height * width * layer.out_channels * kernel_size


def count_flops(network: nn.Module, input_size: int) -> int:
    """FLOP of one square RGB image, two for each multiply-add.

    A network that looks at an image twice counts twice. Convolutions and linear layers count.
    Normalisation is folded into the convolutions when the network runs; activations and the
    bilinear enlargements are left out, as is usual.
    """
    multiply_adds = 0

    def on_convolution(layer: nn.Module, _: tuple[Tensor, ...], output: Tensor) -> None:
        nonlocal multiply_adds
        if isinstance(layer, nn.Conv2d):
            multiply_adds += _convolution_multiply_adds(layer, output)
        elif isinstance(layer, nn.Linear):
            multiply_adds += output.shape[0] * layer.in_features * layer.out_features

    hooks = [layer.register_forward_hook(on_convolution) for layer in network.modules()]
    was_training = network.training
    network.eval()
    with torch.inference_mode():
        network(torch.zeros(1, 3, input_size, input_size))
    network.train(was_training)
    for hook in hooks:
        hook.remove()
    return FLOPS_PER_MULTIPLY_ADD * multiply_adds
