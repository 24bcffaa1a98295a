"""What all networks here are built of."""

import torch
import torch.nn as nn
import torch.nn.functional as F


class ResBlock(nn.Module):
    """Two 3x3 convolutions round an identity; no normalisation, a small gain at the start keeps it stable."""

    def __init__(self, channels: int, film_channels: int = 0):
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        self.scale = nn.Linear(film_channels, channels) if film_channels else None
        self.shift = nn.Linear(film_channels, channels) if film_channels else None
        nn.init.normal_(self.second.weight, std=0.01)
        nn.init.zeros_(self.second.bias)

    def forward(self, x: torch.Tensor, embedding: torch.Tensor | None = None) -> torch.Tensor:
        y = self.first(F.relu(x))
        if self.scale is not None:
            y = y * (1 + self.scale(embedding)[..., None, None]) + self.shift(embedding)[..., None, None]
        return x + self.second(F.relu(y))


def stack(channels: int, depth: int) -> nn.Sequential:
    return nn.Sequential(*(ResBlock(channels) for _ in range(depth)))


def halve(c_in: int, c_out: int) -> nn.Module:
    return nn.Conv2d(c_in, c_out, 2, stride=2)


def double(c_in: int, c_out: int) -> nn.Module:
    return nn.Sequential(nn.Conv2d(c_in, 4 * c_out, 1), nn.PixelShuffle(2))
