"""Invention: what no real view shows is chosen from codebooks, first the layout of the place, then its small patches.

A regression answers "a door or a wall?" with grey, remembers the grey, and is asked again: a few frames into the
unseen it dreams mush. So what is open is chosen instead. A *layout* is what a cell of 8x8 pixels looks like and how far
away it is; a *look* is a sharp patch of 4x4 pixels. Where much is open, both are taken from a retrieved view (retrieval.py).
The rest is chosen by masked prediction of codes, as in MaskGIT (Chang et al., CVPR 2022), coarse codes before fine ones, as
in VQ-VAE-2 (Razavi et al., 2019). The order is given by the hole, so that the graph has a static shape and a draw is a
pure function of the noise.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from blocks import ResBlock, double
from lots import gumbel_of, uniform_of
from retrieval import Bank, retrieved_squares

PATCH_PX, PATCHES = 4, 32
"""Size of a patch, and patches along a side of a frame."""
LOOK_CHANNELS, LOOKS = 12, 768
CELL_PX, CELLS = 8, 16
LAYOUT_CHANNELS, LAYOUTS = 16, 768
INVENTOR_CHANNELS = 64
UNTIL_LUCK = LAYOUT_CHANNELS + 8
"""Channels of the noise that squares draw their lots from; the others are the bank's views' luck."""
LOTS = 256
"""Rows of noise that a place may draw from: far more than there are likely codes."""
LAYOUT_TEMPERATURE, LOOK_TEMPERATURE = 0.3, 0.2
"""Of the draws. Below 1 the likely is preferred: a place is rather plain than wrong."""


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
    """The cells to be chosen, round by round, [B, 1, 16, 16] each: those retrieved, the dreamed ones, which are all but
    certain, and what else is open."""
    unreal, is_open = unreal_squares(guide, CELL_PX), open_squares(guide, CELL_PX)
    retrieved = retrieved_squares(guide, CELL_PX, CELL_PX)
    return [retrieved, unreal - is_open, is_open - retrieved]


def look_rounds(guide: torch.Tensor) -> list[torch.Tensor]:
    """The patches to be chosen, round by round, [B, 1, 32, 32] each: those retrieved, and the others."""
    retrieved = retrieved_squares(guide, CELL_PX, PATCH_PX)
    return [retrieved, unreal_squares(guide, PATCH_PX) - retrieved]


class Chooser(nn.Module):
    """Logits of the codes of what is asked, given what is known of the place and the codes that are chosen already."""

    def __init__(self, channels: int, codes: int, temperature: float):
        super().__init__()
        c, self.temperature = INVENTOR_CHANNELS, temperature
        self.from_chosen = nn.Conv2d(channels + 1, c, 3, padding=1)
        self.block = ResBlock(c)
        self.logits = nn.Linear(c, codes)
        # From a table, so that no logarithm is to be computed for every code of every square.
        uniform = torch.rand(LOTS, codes, generator=torch.Generator().manual_seed(0))
        self.register_buffer("luck", gumbel_of(uniform).half().float(), persistent=False)

    def hidden(self, about: torch.Tensor, places: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
        """What the logits are read from, [B, 64, h, w]; what is not `known` is not looked at."""
        return F.relu(self.block(about + self.from_chosen(torch.cat([places * known, known], 1))))

    def choose(self, about, places, known, rounds: list[torch.Tensor], codebook: Codebook, noise: torch.Tensor) -> torch.Tensor:
        """`places` with those that the rounds ask for drawn; `noise` is standard normal, [B, >= len(rounds), h, w]."""
        size, channels = noise.shape[2], codebook.points.shape[1]
        lots = (uniform_of(noise) * LOTS).long().clamp(max=LOTS - 1)
        for turn, asked in enumerate(rounds):
            # Squares by codes: reductions along the innermost axis are ten times as fast as across channels.
            hidden = self.hidden(about, places, known).permute(0, 2, 3, 1).reshape(-1, INVENTOR_CHANNELS)
            codes = (self.logits(hidden) + self.temperature * self.luck[lots[:, turn].reshape(-1)]).argmax(1)
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
        self.bank = Bank(CELLS, LAYOUTS, PATCHES, LOOKS)
        self.layout = Chooser(LAYOUT_CHANNELS, LAYOUTS, LAYOUT_TEMPERATURE)
        self.from_context = double(context_channels, c)
        self.from_features = nn.Conv2d(feature_channels, c, 1)
        self.from_layout = double(LAYOUT_CHANNELS, c)
        self.looks = Chooser(LOOK_CHANNELS, LOOKS, LOOK_TEMPERATURE)

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
        (cells, *cell_rounds), (patches, *patch_rounds) = layout_rounds(guide), look_rounds(guide)
        own_layout, own_looks = layouts.of(guide[:, :4]), looks.of(guide[:, :3])
        lots, luck = noise[:, :UNTIL_LUCK], noise[:, UNTIL_LUCK:].flatten(1)
        view = self.bank.nearest(own_layout, open_squares(guide, CELL_PX), layouts.points, luck)
        retrieved_layout = layouts.at(self.bank.layouts[view].view(guide.shape[0], CELLS, CELLS))
        layout = self.layout.choose(
            self.about_layout(context),
            cells * retrieved_layout + (1 - cells) * own_layout,
            1 - unreal_squares(guide, CELL_PX) + cells,
            cell_rounds,
            layouts,
            lots[:, :LAYOUT_CHANNELS],
        )
        retrieved_looks = looks.at(self.bank.looks[view].view(guide.shape[0], PATCHES, PATCHES))
        return layout, self.looks.choose(
            self.about_looks(context, features, layout),
            patches * retrieved_looks + (1 - patches) * own_looks,
            1 - unreal_squares(guide, PATCH_PX) + patches,
            patch_rounds,
            looks,
            F.pixel_shuffle(lots[:, LAYOUT_CHANNELS:], 2),
        )
