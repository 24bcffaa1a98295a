"""The four graphs of voxel-rooms, sized for two CPU cores: width goes where the resolution is low."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from camera import depth_from_disparity
from guide import GUIDE_CHANNELS

LATENT_CHANNELS = 16
RAY_CHANNELS = 2
FEATURE_CHANNELS = 80
CONTEXT_CHANNELS = 128
DEEP_CHANNELS = 192
SKY_DISPARITY = -0.92
"""Disparities below this (72 m, three times the size of a world) are sky."""


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


class Encoder(nn.Module):
    """A real view to its latent [16, 16, 16] and its depth [1, 128, 128]. Runs once a remembered view."""

    def __init__(self, c32: int = 80, c16: int = 144, c8: int = 192):
        super().__init__()
        self.inlet = nn.Conv2d((3 + RAY_CHANNELS) * 16, c32, 3, padding=1)
        self.down32, self.to16 = stack(c32, 2), halve(c32, c16)
        self.down16, self.to8 = stack(c16, 2), halve(c16, c8)
        self.deep, self.from8 = stack(c8, 3), double(c8, c16)
        self.up16, self.from16 = stack(c16, 2), double(c16, c32)
        self.latent_head = nn.Sequential(ResBlock(c16), nn.Conv2d(c16, LATENT_CHANNELS, 3, padding=1))
        self.up32 = stack(c32, 2)
        self.depth_outlet = nn.Conv2d(c32, 16 * 8, 1)
        self.depth_head = nn.Sequential(
            nn.Conv2d(8 + 3 + RAY_CHANNELS, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 1, 3, padding=1)
        )

    def forward(self, frame: torch.Tensor, rays: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Returns the latent and the disparity."""
        x = torch.cat([frame, rays], 1)
        at32 = self.down32(self.inlet(F.pixel_unshuffle(x, 4)))
        at16 = self.down16(self.to16(at32))
        up16 = self.up16(at16 + self.from8(self.deep(self.to8(at16))))
        # tanh bounds the latent, so that noise and prediction share one scale whatever the encoder learns.
        latent = 2 * torch.tanh(self.latent_head(up16) / 2)
        up32 = self.up32(at32 + self.from16(up16))
        fine = F.pixel_shuffle(self.depth_outlet(up32), 4)
        return latent, rays[:, 1:2] + self.depth_head(torch.cat([fine, x], 1))


class Conditioner(nn.Module):
    """The guide and the camera's rays to features at 32 and context at 16 pixels a side. Once a frame."""

    def __init__(self):
        super().__init__()
        self.inlet = nn.Conv2d((GUIDE_CHANNELS + RAY_CHANNELS) * 16, FEATURE_CHANNELS, 1)
        self.at32, self.to16 = stack(FEATURE_CHANNELS, 2), halve(FEATURE_CHANNELS, CONTEXT_CHANNELS)
        self.at16 = stack(CONTEXT_CHANNELS, 2)

    def forward(self, guide: torch.Tensor, rays: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        features = self.at32(self.inlet(F.pixel_unshuffle(torch.cat([guide, rays], 1), 4)))
        return features, self.at16(self.to16(features))


class Denoiser(nn.Module):
    """x0-prediction of flow matching on the latent: x_sigma = (1 - sigma) x0 + sigma n. Once a sampler step."""

    def __init__(self, embedding_channels: int = 64):
        super().__init__()
        c, d, e = CONTEXT_CHANNELS, DEEP_CHANNELS, embedding_channels
        self.embed = nn.Sequential(nn.Linear(1, e), nn.SiLU(), nn.Linear(e, e), nn.SiLU())
        self.inlet = nn.Conv2d(LATENT_CHANNELS, c, 3, padding=1)
        self.down = nn.ModuleList(ResBlock(c, e) for _ in range(2))
        self.to8 = halve(c, d)
        self.deep = nn.ModuleList(ResBlock(d, e) for _ in range(3))
        self.from8 = double(d, c)
        self.up = nn.ModuleList(ResBlock(c, e) for _ in range(2))
        self.outlet = nn.Conv2d(c, LATENT_CHANNELS, 3, padding=1)

    def forward(self, sample: torch.Tensor, noise_level: torch.Tensor, context: torch.Tensor) -> torch.Tensor:
        e = self.embed(noise_level[:, None])
        x = self.inlet(sample) + context
        for block in self.down:
            x = block(x, e)
        y = self.to8(x)
        for block in self.deep:
            y = block(y, e)
        x = x + self.from8(y)
        for block in self.up:
            x = block(x, e)
        return self.outlet(F.relu(x))


class Decoder(nn.Module):
    """Latent, guide and features to the frame and its disparity, as residuals on what the guide already shows."""

    def __init__(self, fine_channels: int = 16):
        super().__init__()
        c, f = CONTEXT_CHANNELS, FEATURE_CHANNELS
        self.inlet = nn.Conv2d(LATENT_CHANNELS, c, 3, padding=1)
        self.at16, self.to32 = stack(c, 1), double(c, f)
        self.at32 = stack(f, 2)
        self.to128 = nn.Conv2d(f, 16 * fine_channels, 1)
        self.head = nn.Sequential(
            nn.Conv2d(fine_channels + GUIDE_CHANNELS, fine_channels, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(fine_channels, fine_channels, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(fine_channels, 4, 3, padding=1),
        )

    def forward(
        self, latent: torch.Tensor, guide: torch.Tensor, features: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        x = self.to32(self.at16(self.inlet(latent))) + features
        fine = F.pixel_shuffle(self.to128(F.relu(self.at32(x))), 4)
        residual = self.head(torch.cat([F.relu(fine), guide], 1))
        return guide[:, :3] + residual[:, :3], guide[:, 3:4] + residual[:, 3:4]


def metres(disparity_map: torch.Tensor) -> torch.Tensor:
    """Disparity to the depth the engine stores: metres, 0 where it is sky."""
    depth_m = depth_from_disparity(disparity_map.clamp(SKY_DISPARITY, 0.97))
    return torch.where(disparity_map < SKY_DISPARITY, torch.zeros_like(depth_m), depth_m)


class VoxelRooms(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.conditioner = Encoder(), Conditioner()
        self.denoiser, self.decoder = Denoiser(), Decoder()
