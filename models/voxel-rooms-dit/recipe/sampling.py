"""From noise to latents: Euler's method along the flow, with the noise levels of either schedule."""

import torch

from conditioning import Conditions
from schedule import few_step_sigmas, staircase_sigmas
from transformer import Transformer


def few_steps(transformer: Transformer, given: Conditions, noise: torch.Tensor, steps: int) -> torch.Tensor:
    """One frame from its noise [B, 1, 32, 16, 16]."""
    sigmas = torch.from_numpy(few_step_sigmas(steps)).float().to(noise.device)[:, None].expand(-1, len(noise))
    return euler(transformer, given, noise, sigmas[..., None])


def staircase_step(transformer: Transformer, given: Conditions, slots: torch.Tensor) -> torch.Tensor:
    """All passes of one step of the engine: slot 0 of [B, 8, 32, 16, 16] is finished, each other is where the one before it was."""
    sigmas = torch.from_numpy(staircase_sigmas()).float().to(slots.device)
    return euler(transformer, given, slots, sigmas[:, None].expand(-1, len(slots), -1))


def euler(transformer: Transformer, given: Conditions, sample: torch.Tensor, sigmas: torch.Tensor) -> torch.Tensor:
    """Along noise levels [steps + 1, B, N]."""
    for now, then in zip(sigmas[:-1], sigmas[1:]):
        sample = sample + (then - now)[..., None, None, None] * given.velocity(transformer, sample, now)
    return sample
