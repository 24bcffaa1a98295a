"""Invention: what no real view shows is drawn from distributions, first the layout of the place, then its small patches.

A regression answers "a door or a wall?" with grey, remembers the grey, and is asked again: a few frames into the
unseen it dreams mush. So what is open is chosen instead, from codebooks. A *layout* is what a cell of 8x8 pixels looks like
and how far away it is; a *look* is a sharp patch of 4x4 pixels. Masked prediction of codes in a few rounds is MaskGIT
(Chang et al., CVPR 2022); coarse codes before fine ones are VQ-VAE-2's (Razavi et al., 2019). Here the order is given by
the hole, from its edge inwards, so that the graph has a static shape and a draw is a pure function of the noise.
"""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from blocks import ResBlock, double

PATCH_PX, PATCHES = 4, 32
"""Size of a patch, and patches along a side of a frame."""
LOOK_CHANNELS, LOOKS = 12, 768
CELL_PX, CELLS = 8, 16
LAYOUT_CHANNELS, LAYOUTS = 16, 768
INVENTOR_CHANNELS = 64
LOTS = 256
"""Rows of noise that a place may draw from: far more than there are likely codes."""
LAYOUT_TEMPERATURES, LOOK_TEMPERATURES = (0.3, 0.3, 0.8, 0.3, 0.1), (0.7, 0.7)
"""Of the draws, round by round. Below 1 the likely is preferred: a place is rather plain than wrong.

The wide lattice decides what kind of place it is; what lies between only follows.
"""


class Codebook(nn.Module):
    """The small squares that things are made of, each a point in a space of few dimensions: the squares' principal axes."""

    def __init__(self, image_channels: int, size_px: int, channels: int, codes: int):
        super().__init__()
        self.size_px = size_px
        self.register_buffer("axes", torch.randn(channels, image_channels, size_px, size_px) * 0.3)
        self.register_buffer("points", torch.randn(codes, channels))

    def of(self, image: torch.Tensor) -> torch.Tensor:
        """Where an image's own squares lie: [B, C, H, W] to [B, channels, H / size, W / size]."""
        return F.conv2d(image, self.axes, stride=self.size_px)

    def nearest(self, places: torch.Tensor) -> torch.Tensor:
        """The codes nearest to places: [B, channels, h, w] to [B, h, w]."""
        likeness = F.conv2d(places, self.points[..., None, None], -0.5 * self.points.square().sum(1))
        return likeness.argmax(1)

    def at(self, codes: torch.Tensor) -> torch.Tensor:
        """Where codes lie: [B, h, w] to [B, channels, h, w]."""
        return self.points[codes].movedim(3, 1)


def open_squares(guide: torch.Tensor, size_px: int) -> torch.Tensor:
    """1 where a square has a pixel that no remembered view covers, [B, 1, H / size, W / size]."""
    return F.max_pool2d((guide[:, 4:6].sum(1, keepdim=True) == 0).to(guide.dtype), size_px)


def unreal_squares(guide: torch.Tensor, size_px: int) -> torch.Tensor:
    """1 where a square has a pixel that no real view covers: open, or dreamed before.

    What was dreamed is chosen anew in the light of what the guide shows of it. Carried over as it is, it would soften a
    little with every frame, and a walk begun from one view would end in mush.
    """
    return F.max_pool2d((guide[:, 4:5] == 0).to(guide.dtype), size_px)


def layout_rounds(guide: torch.Tensor) -> list[torch.Tensor]:
    """The cells to be chosen, round by round, [B, 1, 16, 16] each: the dreamed ones, which are all but certain; the open
    ones at their edge; of the rest a wide lattice, a narrower one, and what lies between."""
    unreal, is_open = unreal_squares(guide, CELL_PX), open_squares(guide, CELL_PX)
    edge = F.max_pool2d(1 - is_open, 3, 1, 1)
    wide, narrow = _lattice(4).to(guide), _lattice(2).to(guide)
    rest = 1 - edge
    return [unreal - is_open, edge - (1 - is_open), rest * wide, rest * (narrow - wide), rest * (1 - narrow)]


def _lattice(stride: int) -> torch.Tensor:
    chosen = (torch.arange(CELLS) % stride == 1).float()
    return chosen[:, None] * chosen


def look_rounds(guide: torch.Tensor) -> list[torch.Tensor]:
    """The patches to be chosen, round by round, [B, 1, 32, 32] each: those dreamed or at the edge of the open, and the rest."""
    rest = 1 - F.max_pool2d(1 - open_squares(guide, PATCH_PX), 3, 1, 1)
    return [unreal_squares(guide, PATCH_PX) - rest, rest]


class Chooser(nn.Module):
    """Logits of the codes of what is asked, given what is known of the place and the codes that are chosen already."""

    def __init__(self, channels: int, codes: int, temperatures: tuple[float, ...]):
        super().__init__()
        c, self.temperatures = INVENTOR_CHANNELS, temperatures
        self.from_chosen = nn.Conv2d(channels + 1, c, 3, padding=1)
        self.block = ResBlock(c)
        self.logits = nn.Linear(c, codes)
        # Gumbel noise, with which the largest logit is a draw from their softmax, and no exponential is to be computed.
        uniform = torch.rand(LOTS, codes, generator=torch.Generator().manual_seed(0)).clamp(1e-6, 1 - 1e-6)
        self.register_buffer("luck", (-(-uniform.log()).log()).half().float(), persistent=False)

    def hidden(self, about: torch.Tensor, places: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
        """What the logits are read from, [B, 64, h, w]; what is not `known` is not looked at."""
        return F.relu(self.block(about + self.from_chosen(torch.cat([places * known, known], 1))))

    def choose(self, about, places, known, rounds: list[torch.Tensor], codebook: Codebook, noise: torch.Tensor) -> torch.Tensor:
        """`places` with those that the rounds ask for drawn; `noise` is standard normal, [B, >= len(rounds), h, w]."""
        size, channels = places.shape[2], places.shape[1]
        uniform = 0.5 + 0.5 * torch.erf(noise / math.sqrt(2))
        lots = (uniform * LOTS).long().clamp(max=LOTS - 1)
        for turn, asked in enumerate(rounds):
            # Squares by codes: reductions along the innermost axis are ten times as fast as across channels.
            hidden = self.hidden(about, places, known).permute(0, 2, 3, 1).reshape(-1, INVENTOR_CHANNELS)
            codes = (self.logits(hidden) + self.temperatures[turn] * self.luck[lots[:, turn].reshape(-1)]).argmax(1)
            drawn = codebook.points[codes].reshape(-1, size, size, channels).permute(0, 3, 1, 2)
            places = asked * drawn + (1 - asked) * places
            known = known + asked
        return places


class Inventor(nn.Module):
    """Chooses the layout, and then the looks that it is made of."""

    def __init__(self, context_channels: int, feature_channels: int):
        super().__init__()
        c = INVENTOR_CHANNELS
        self.layout_from_context = nn.Conv2d(context_channels, c, 1)
        self.layout = Chooser(LAYOUT_CHANNELS, LAYOUTS, LAYOUT_TEMPERATURES)
        self.from_context = double(context_channels, c)
        self.from_features = nn.Conv2d(feature_channels, c, 1)
        self.from_layout = double(LAYOUT_CHANNELS, c)
        self.looks = Chooser(LOOK_CHANNELS, LOOKS, LOOK_TEMPERATURES)

    def about_layout(self, context: torch.Tensor) -> torch.Tensor:
        """What the layout's rounds share; context at 16 cells a side."""
        return self.layout_from_context(context)

    def about_looks(self, context: torch.Tensor, features: torch.Tensor, layout: torch.Tensor) -> torch.Tensor:
        """What the looks' rounds share; features at 32 patches a side."""
        return self.from_context(context) + self.from_features(features) + self.from_layout(layout)

    def choose(self, context, features, guide, layouts: Codebook, looks: Codebook, noise) -> tuple[torch.Tensor, torch.Tensor]:
        """Layout and looks of all of a frame, the guide's own where it is real.

        `noise` is standard normal, [B, LAYOUT_CHANNELS + 4 * LOOK_CHANNELS, 16, 16].
        """
        known = 1 - unreal_squares(guide, CELL_PX)
        layout = self.layout.choose(
            self.about_layout(context), layouts.of(guide[:, :4]), known, layout_rounds(guide), layouts, noise[:, :LAYOUT_CHANNELS]
        )
        about, known = self.about_looks(context, features, layout), 1 - unreal_squares(guide, PATCH_PX)
        lots = F.pixel_shuffle(noise[:, LAYOUT_CHANNELS:], 2)
        return layout, self.looks.choose(about, looks.of(guide[:, :3]), known, look_rounds(guide), looks, lots)
