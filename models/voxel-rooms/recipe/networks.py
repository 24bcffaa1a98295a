"""The four graphs of voxel-rooms, sized for two CPU cores: width goes where the resolution is low."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from blocks import ResBlock, double, halve, stack
from camera import depth_from_disparity
from guide import GUIDE_CHANNELS
from invention import (
    CELL_PX,
    LAYOUT_CHANNELS,
    LAYOUTS,
    LOOK_CHANNELS,
    LOOKS,
    PATCH_PX,
    Codebook,
    Inventor,
    open_squares,
    unreal_squares,
)

GIST_CHANNELS = 16
"""The part of the latent that says what a place is like as a whole: an encoder's view of it, or the mean of all it may be."""
LATENT_CHANNELS = GIST_CHANNELS + LAYOUT_CHANNELS + 4 * LOOK_CHANNELS
"""The gist, the layout, and the looks of the 2 x 2 patches in every cell."""
RAY_CHANNELS = 2
FEATURE_CHANNELS = 80
CONTEXT_CHANNELS = 128
DEEP_CHANNELS = 192
SKY_DISPARITY = -0.92
"""Disparities below this (72 m, three times the size of a world) are sky."""


class Encoder(nn.Module):
    """A real view to its gist [16, 16, 16] and its depth [1, 128, 128]. Runs once a remembered view."""

    def __init__(self, c32: int = 80, c16: int = 144, c8: int = 192):
        super().__init__()
        self.inlet = nn.Conv2d((3 + RAY_CHANNELS) * 16, c32, 3, padding=1)
        self.down32, self.to16 = stack(c32, 2), halve(c32, c16)
        self.down16, self.to8 = stack(c16, 2), halve(c16, c8)
        self.deep, self.from8 = stack(c8, 3), double(c8, c16)
        self.up16, self.from16 = stack(c16, 2), double(c16, c32)
        self.latent_head = nn.Sequential(ResBlock(c16), nn.Conv2d(c16, GIST_CHANNELS, 3, padding=1))
        self.up32 = stack(c32, 2)
        self.depth_outlet = nn.Conv2d(c32, 16 * 8, 1)
        self.depth_head = nn.Sequential(
            nn.Conv2d(8 + 3 + RAY_CHANNELS, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 1, 3, padding=1)
        )

    def forward(self, frame: torch.Tensor, rays: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Returns the gist and the disparity."""
        x = torch.cat([frame, rays], 1)
        at32 = self.down32(self.inlet(F.pixel_unshuffle(x, 4)))
        at16 = self.down16(self.to16(at32))
        up16 = self.up16(at16 + self.from8(self.deep(self.to8(at16))))
        # tanh bounds the gist, so that noise and prediction share one scale whatever the encoder learns.
        gist = 2 * torch.tanh(self.latent_head(up16) / 2)
        up32 = self.up32(at32 + self.from16(up16))
        fine = F.pixel_shuffle(self.depth_outlet(up32), 4)
        return gist, rays[:, 1:2] + self.depth_head(torch.cat([fine, x], 1))


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
    """The gist by x0-prediction of flow matching, x_sigma = (1 - sigma) x0 + sigma n, and layout and looks of what is not real.

    Once a sampler step.
    """

    def __init__(self, embedding_channels: int = 64):
        super().__init__()
        c, d, e = CONTEXT_CHANNELS, DEEP_CHANNELS, embedding_channels
        self.embed = nn.Sequential(nn.Linear(1, e), nn.SiLU(), nn.Linear(e, e), nn.SiLU())
        self.inlet = nn.Conv2d(GIST_CHANNELS, c, 3, padding=1)
        self.down = nn.ModuleList(ResBlock(c, e) for _ in range(2))
        self.to8 = halve(c, d)
        self.deep = nn.ModuleList(ResBlock(d, e) for _ in range(3))
        self.from8 = double(d, c)
        self.up = nn.ModuleList(ResBlock(c, e) for _ in range(2))
        self.outlet = nn.Conv2d(c, GIST_CHANNELS, 3, padding=1)
        self.inventor = Inventor(c, FEATURE_CHANNELS)

    def gist(self, sample: torch.Tensor, noise_level: torch.Tensor, context: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The clean gist, and the thoughts behind it, for the inventor."""
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
        thoughts = F.relu(x)
        return self.outlet(thoughts), thoughts

    def forward(self, sample, noise_level, context, features, guide, codebooks: "Codebooks") -> torch.Tensor:
        """The clean latent. At sigma 1 the sample is noise, and all channels of it but the gist's choose the codes."""
        gist, thoughts = self.gist(sample[:, :GIST_CHANNELS], noise_level, context)
        noise = sample[:, GIST_CHANNELS:]
        return latent_of(gist, *self.inventor.choose(thoughts, features, guide, codebooks.layouts, codebooks.looks, noise))


class Codebooks(nn.Module):
    def __init__(self):
        super().__init__()
        self.layouts = Codebook(4, CELL_PX, LAYOUT_CHANNELS, LAYOUTS)
        self.looks = Codebook(3, PATCH_PX, LOOK_CHANNELS, LOOKS)

    def of(self, frame: torch.Tensor, disparity: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Layout and looks of a frame."""
        return self.layouts.of(torch.cat([frame, disparity], 1)), self.looks.of(frame)


def latent_of(gist: torch.Tensor, layout: torch.Tensor, looks: torch.Tensor) -> torch.Tensor:
    return torch.cat([gist, layout, F.pixel_unshuffle(looks, 2)], 1)


class Decoder(nn.Module):
    """Latent, guide and features to the frame and its disparity, as residuals on what the guide already shows.

    Where the guide shows nothing, a sketch of the chosen patches takes its place. Layout and looks are used where it shows
    nothing real.
    """

    def __init__(self, fine_channels: int = 16):
        super().__init__()
        c, f = CONTEXT_CHANNELS, FEATURE_CHANNELS
        self.inlet = nn.Conv2d(GIST_CHANNELS, c, 3, padding=1)
        self.at16, self.to32 = stack(c, 1), double(c, f)
        self.from_layout = nn.Conv2d(LAYOUT_CHANNELS, c, 3, padding=1)
        self.from_looks = nn.Conv2d(LOOK_CHANNELS, f, 3, padding=1)
        self.sketch = nn.Sequential(nn.Conv2d(LOOK_CHANNELS, 96, 1), nn.ReLU(), nn.Conv2d(96, 3 * PATCH_PX**2, 1))
        self.at32 = stack(f, 2)
        self.to128 = nn.Conv2d(f, 16 * fine_channels, 1)
        self.head = nn.Sequential(
            nn.Conv2d(fine_channels + GUIDE_CHANNELS, fine_channels, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(fine_channels, fine_channels, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(fine_channels, 4, 3, padding=1),
        )
        nn.init.zeros_(self.from_layout.weight)
        nn.init.zeros_(self.from_looks.weight)

    def forward(
        self, latent: torch.Tensor, guide: torch.Tensor, features: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        gist, layout, looks = latent.split([GIST_CHANNELS, LAYOUT_CHANNELS, 4 * LOOK_CHANNELS], 1)
        layout = layout * unreal_squares(guide, CELL_PX)
        looks = F.pixel_shuffle(looks, 2) * unreal_squares(guide, PATCH_PX)
        sketch = F.pixel_shuffle(self.sketch(looks), PATCH_PX) * open_squares(guide, 1)
        x = self.to32(self.at16(self.inlet(gist) + self.from_layout(layout))) + features + self.from_looks(looks)
        fine = F.pixel_shuffle(self.to128(F.relu(self.at32(x))), 4)
        shown = torch.cat([guide[:, :3] + sketch, guide[:, 3:]], 1)
        residual = self.head(torch.cat([F.relu(fine), shown], 1))
        return shown[:, :3] + residual[:, :3], shown[:, 3:4] + residual[:, 3:4]


def metres(disparity_map: torch.Tensor) -> torch.Tensor:
    """Disparity to the depth the engine stores: metres, 0 where it is sky."""
    depth_m = depth_from_disparity(disparity_map.clamp(SKY_DISPARITY, 0.97))
    return torch.where(disparity_map < SKY_DISPARITY, torch.zeros_like(depth_m), depth_m)


class VoxelRooms(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.conditioner = Encoder(), Conditioner()
        self.denoiser, self.decoder = Denoiser(), Decoder()
        self.codebooks = Codebooks()
