"""Invention: what no real view shows is drawn from a distribution, one small patch after the other.

A regression answers "a door or a wall?" with grey, remembers the grey, and is asked again: a few frames into the
unseen it dreams mush. So what is open is chosen instead, from a codebook of small sharp patches. Masked prediction of
codes in a few rounds is MaskGIT (Chang et al., CVPR 2022); here the order is given by the hole, from its edge inwards,
so that the graph has a static shape and a draw is a pure function of the noise.
"""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from blocks import ResBlock, double

PATCH_PX, PATCHES = 4, 32
"""Size of a patch, and patches along a side of a frame."""
CODES = 768
CODE_CHANNELS = 12
INVENTOR_CHANNELS = 64
LOTS = 256
"""Rows of noise that a patch may draw from: far more than there are likely codes."""
TEMPERATURE = 0.7
"""Of the draw. Below 1 the likely is preferred: a place is rather plain than wrong."""


class Codebook(nn.Module):
    """The small patches that things are made of, each a place in a space of looks: the principal axes of patches."""

    def __init__(self):
        super().__init__()
        self.register_buffer("axes", torch.randn(CODE_CHANNELS, 3, PATCH_PX, PATCH_PX) * 0.3)
        self.register_buffer("looks", torch.randn(CODES, CODE_CHANNELS))

    def look_of(self, frame: torch.Tensor) -> torch.Tensor:
        """The looks of a frame's own patches: [B, 3, H, W] to [B, CODE_CHANNELS, H / 4, W / 4]."""
        return F.conv2d(frame, self.axes, stride=PATCH_PX)

    def nearest(self, looks: torch.Tensor) -> torch.Tensor:
        """The codes nearest to looks: [B, CODE_CHANNELS, h, w] to [B, h, w]."""
        likeness = F.conv2d(looks, self.looks[..., None, None], -0.5 * self.looks.square().sum(1))
        return likeness.argmax(1)


def open_pixels(guide: torch.Tensor) -> torch.Tensor:
    """1 where no remembered view covers a pixel, [B, 1, H, W]."""
    return (guide[:, 4:6].sum(1, keepdim=True) == 0).to(guide.dtype)


def open_patches(guide: torch.Tensor) -> torch.Tensor:
    """1 where a patch has a pixel that no remembered view covers, [B, 1, 32, 32]."""
    return F.max_pool2d(open_pixels(guide), PATCH_PX)


def unreal_patches(guide: torch.Tensor) -> torch.Tensor:
    """1 where a patch has a pixel that no real view covers: open, or dreamed before, [B, 1, 32, 32].

    What was dreamed is chosen anew in the light of what the guide shows of it. Carried over as it is, it would soften a
    little with every frame, and a walk begun from one view would end in mush.
    """
    return F.max_pool2d((guide[:, 4:5] == 0).to(guide.dtype), PATCH_PX)


def rounds(guide: torch.Tensor) -> list[torch.Tensor]:
    """The patches to be chosen, round by round, [B, 1, 32, 32] each: the dreamed ones, which are all but certain, the open
    ones at their edge, and the rest."""
    unreal, is_open = unreal_patches(guide), open_patches(guide)
    known = 1 - is_open
    edge = F.max_pool2d(known, 3, 1, 1)
    return [unreal - is_open, edge - known, 1 - edge]


class Inventor(nn.Module):
    """Logits of the codes of patches that are not real, given what is seen and the codes that are chosen already."""

    def __init__(self, context_channels: int, feature_channels: int):
        super().__init__()
        c = INVENTOR_CHANNELS
        self.from_context = double(context_channels, c)
        self.from_features = nn.Conv2d(feature_channels, c, 1)
        self.from_known = nn.Conv2d(CODE_CHANNELS + 1, c, 3, padding=1)
        self.block = ResBlock(c)
        self.logits = nn.Linear(c, CODES)
        # Gumbel noise, with which the largest logit is a draw from their softmax, and no exponential is to be computed.
        uniform = torch.rand(LOTS, CODES, generator=torch.Generator().manual_seed(0)).clamp(1e-6, 1 - 1e-6)
        self.register_buffer("luck", (-(-uniform.log()).log()).half().float(), persistent=False)

    def about(self, context: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """What all rounds share; context at 16, features at 32 patches a side."""
        return self.from_context(context) + self.from_features(features)

    def hidden(self, about: torch.Tensor, looks: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
        """What the logits are read from, [B, 64, 32, 32]; what is not `known` is not looked at."""
        return F.relu(self.block(about + self.from_known(torch.cat([looks * known, known], 1))))

    def choose(self, about, guide: torch.Tensor, codebook: Codebook, noise: torch.Tensor) -> torch.Tensor:
        """The looks of all patches, the guide's where it is real; `noise` is standard normal, [B, >= 3, 32, 32]."""
        looks, known = codebook.look_of(guide[:, :3]), 1 - unreal_patches(guide)
        uniform = 0.5 + 0.5 * torch.erf(noise / math.sqrt(2))
        lots = (uniform * LOTS).long().clamp(max=LOTS - 1)
        for turn, asked in enumerate(rounds(guide)):
            # Patches by codes: reductions along the innermost axis are ten times as fast as across channels.
            hidden = self.hidden(about, looks, known).permute(0, 2, 3, 1).reshape(-1, INVENTOR_CHANNELS)
            codes = (self.logits(hidden) + (TEMPERATURE * self.luck)[lots[:, turn].reshape(-1)]).argmax(1)
            drawn = codebook.looks[codes].reshape(-1, PATCHES, PATCHES, CODE_CHANNELS).permute(0, 3, 1, 2)
            looks = asked * drawn + (1 - asked) * looks
            known = known + asked
        return looks
