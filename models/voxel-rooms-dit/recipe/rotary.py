"""Rotary position code (RoFormer, Su et al. 2021) in three axes: time, row and column have each their own pairs of channels."""

import math

import torch

from window import TOKENS, TOKENS_A_SIDE

BASE = 100.0
"""Of the frequencies. Axes are at most 51 long, so the 10,000 of language models would leave most pairs at rest."""


def rotary_tables(head_dim: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Radians per unit of time of each pair, [pairs], and what row and column add for each token, [TOKENS, pairs].

    The split of the channels is Wan's: a third for rows, a third for columns, and what is left for time.
    """
    spatial = head_dim // 6
    temporal = head_dim // 2 - 2 * spatial
    frequencies = lambda count: BASE ** (-torch.arange(count) / count)
    per_time = torch.cat([frequencies(temporal), torch.zeros(2 * spatial)])
    row, column = torch.arange(TOKENS) // TOKENS_A_SIDE, torch.arange(TOKENS) % TOKENS_A_SIDE
    of_place = torch.cat([torch.zeros(TOKENS, temporal), row[:, None] * frequencies(spatial), column[:, None] * frequencies(spatial)], 1)
    return per_time, of_place


def rotation(time: torch.Tensor, per_time: torch.Tensor, of_place: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Cosines and sines for the tokens of frames at `time` [B, F]: [B, 1, F * TOKENS, pairs] each."""
    angle = (time[:, :, None, None] * per_time + of_place).reshape(len(time), 1, -1, len(per_time))
    # WGSL promises its sine and cosine within [-pi, pi] only.
    angle = angle - 2 * math.pi * torch.floor(angle / (2 * math.pi) + 0.5)
    return angle.cos(), angle.sin()


def rotate(x: torch.Tensor, turn: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """Turns the pairs (i, i + half) of the last axis of [B, heads, tokens, head_dim]."""
    a, b = x.split(x.shape[-1] // 2, -1)
    cos, sin = turn
    return torch.cat([a * cos - b * sin, a * sin + b * cos], -1)
