"""Latents and rays of frames as tokens, and which tokens may look at which."""

import torch

from window import CELLS, PATCH_CELLS, TOKENS, TOKENS_A_SIDE

HIDDEN = -1e4
"""Added to the scores of what may not be looked at: its weight is 0 in single precision, and half precision can hold it."""


def to_tokens(grids: torch.Tensor, channels: int) -> torch.Tensor:
    """[B, F, channels, 16, 16] to [B, F, TOKENS, channels * 4]: 2x2 cells a token."""
    p, side = PATCH_CELLS, TOKENS_A_SIDE
    cut = grids.reshape(-1, channels, side, p, side, p).permute(0, 2, 4, 1, 3, 5)
    return cut.reshape(len(grids), -1, TOKENS, channels * p * p)


def to_grids(tokens: torch.Tensor, channels: int) -> torch.Tensor:
    """The inverse of `to_tokens`."""
    p, side = PATCH_CELLS, TOKENS_A_SIDE
    cut = tokens.reshape(-1, side, side, channels, p, p).permute(0, 3, 1, 4, 2, 5)
    return cut.reshape(len(tokens), -1, channels, CELLS, CELLS)


def of_each_token(of_frames: torch.Tensor) -> torch.Tensor:
    """[B, F] to [B, F * TOKENS]."""
    return (of_frames[..., None] + torch.zeros(TOKENS, device=of_frames.device)).reshape(len(of_frames), -1)


def block_causal(order: torch.Tensor) -> torch.Tensor:
    """Bias [B, tokens, tokens] by which a token looks at tokens of no later order than its own; order [B, frames]."""
    order = of_each_token(order)
    return (order[:, None, :] - order[:, :, None]).clamp(0, 1) * HIDDEN


def each_alone(frames: int) -> torch.Tensor:
    """Bias [1, tokens, tokens] by which a token looks at its own frame only."""
    frame = of_each_token(torch.arange(float(frames))[None])
    return (frame[:, None, :] - frame[:, :, None]).abs().clamp(max=1) * HIDDEN
