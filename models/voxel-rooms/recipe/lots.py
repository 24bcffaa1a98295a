"""Draws as pure functions of the noise that the sampler hands in: a normal number to a uniform one, and that to a Gumbel one.

The largest of logits plus Gumbel noise is a draw from their softmax (Gumbel-max).
"""

import math

import torch


def uniform_of(noise: torch.Tensor) -> torch.Tensor:
    """Standard normal to uniform in [0, 1]."""
    return 0.5 + 0.5 * torch.erf(noise / math.sqrt(2))


def gumbel_of(uniform: torch.Tensor) -> torch.Tensor:
    return -(-uniform.clamp(1e-6, 1 - 1e-6).log()).log()
