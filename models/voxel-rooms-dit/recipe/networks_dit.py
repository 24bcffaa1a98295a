"""The networks of voxel-rooms-dit: the neighbour's frozen encoder, a decoder of latents alone, and the transformer."""

import neighbour  # noqa: F401
import torch
import torch.nn as nn
import torch.nn.functional as F

from attention import Size
from blocks import double, stack
from invention import CELL_PX, LAYOUT_CHANNELS, LAYOUTS, Codebook
from networks import GIST_CHANNELS, RAY_CHANNELS, Encoder
from transformer import Transformer

LATENT_CHANNELS = GIST_CHANNELS + LAYOUT_CHANNELS
SIZES = {"cpu": Size(dim=192, depth=6, heads=6), "gpu": Size(dim=512, depth=10, heads=8)}


class Latents(nn.Module):
    """A view to its latent [32, 16, 16] and its disparity: gist and layout, each channel of zero mean and unit deviation."""

    def __init__(self):
        super().__init__()
        self.encoder, self.layouts = Encoder(), Codebook(4, CELL_PX, LAYOUT_CHANNELS, LAYOUTS)
        self.register_buffer("mean", torch.zeros(LATENT_CHANNELS, 1, 1))
        self.register_buffer("deviation", torch.ones(LATENT_CHANNELS, 1, 1))

    def forward(self, frame: torch.Tensor, rays: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        gist, disparity = self.encoder(frame, rays)
        return self.standardised(self.raw(gist, frame, disparity)), disparity

    def raw(self, gist: torch.Tensor, frame: torch.Tensor, disparity: torch.Tensor) -> torch.Tensor:
        return torch.cat([gist, self.layouts.of(torch.cat([frame, disparity], 1))], 1)

    def standardised(self, raw: torch.Tensor) -> torch.Tensor:
        """[..., 32, 16, 16]"""
        return (raw - self.mean) / self.deviation


class Decoder(nn.Module):
    """A latent and the camera's rays to the frame and its disparity."""

    def __init__(self, c16: int = 128, c32: int = 80, fine_channels: int = 16):
        super().__init__()
        self.inlet = nn.Conv2d(LATENT_CHANNELS, c16, 3, padding=1)
        self.at16, self.to32 = stack(c16, 2), double(c16, c32)
        self.from_rays = nn.Conv2d(RAY_CHANNELS * 16, c32, 1)
        self.at32 = stack(c32, 2)
        self.to128 = nn.Conv2d(c32, 16 * fine_channels, 1)
        self.head = nn.Sequential(
            nn.ReLU(),
            nn.Conv2d(fine_channels, fine_channels, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(fine_channels, fine_channels, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(fine_channels, 4, 3, padding=1),
        )

    def forward(self, latent: torch.Tensor, rays: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        x = self.to32(self.at16(self.inlet(latent))) + self.from_rays(F.pixel_unshuffle(rays, 4))
        fine = F.pixel_shuffle(self.to128(F.relu(self.at32(x))), 4)
        drawn = self.head(fine)
        # Most of what is seen is floor: its disparity is the rays' own.
        return drawn[:, :3], rays[:, 1:2] + drawn[:, 3:]


class VoxelRoomsDit(nn.Module):
    def __init__(self, size: Size):
        super().__init__()
        self.latents, self.decoder = Latents(), Decoder()
        self.transformer = Transformer(size, LATENT_CHANNELS)
