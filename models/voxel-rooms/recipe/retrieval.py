"""Retrieval: what is wide open is taken from the training view that is most like what is known around it.

Chosen square by square, an unseen room is the likeliest square beside the likeliest square, which is landscape. A view is
whole: its edges are straight and its ground is level. Retrieval from training data in place of a larger network is RETRO's
(Borgeaud et al., 2022) and, for pictures, that of retrieval-augmented diffusion (Blattmann et al., 2022).
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from lots import gumbel_of, uniform_of

BANK_VIEWS = 240
"""As many as fit into a package of 24 MB."""
FARTHEST = 30.0
"""Squared distance of two cells beyond which they are simply not alike; two cells drawn at random are about 16 apart."""
FAR_CELL = 0.01
"""How much a cell counts that no open cell is near; one amid open cells counts 1."""
TEMPERATURE = 0.1
"""Of the draw among views, in squared distance: other lots, other places."""
NEAR_CELLS = 5
"""Side of the window in which a cell counts as near what is open."""


def open_share(guide: torch.Tensor, size_px: int) -> torch.Tensor:
    """Of each square, the share of pixels that no remembered view covers, [B, 1, H / size, W / size]."""
    return F.avg_pool2d((guide[:, 4:6].sum(1, keepdim=True) == 0).to(guide.dtype), size_px)


def retrieved_squares(guide: torch.Tensor, cell_px: int, size_px: int) -> torch.Tensor:
    """1 where a square is taken from the bank, [B, 1, H / size, W / size]: in holes of three by three open cells, be it
    half outside of the frame, and, where nothing real is beside it, in every cell of which half is open.

    A narrow hole between real things is better chosen by what they are; a crack in a dream is no place for another.
    """
    share = open_share(guide, cell_px)
    whole, half = (share == 1).to(guide.dtype), (share >= 0.5).to(guide.dtype)
    # Outside of the frame all is open: two cells more on every side, and the two windows take them off again.
    holes = F.max_pool2d(1 - F.max_pool2d(F.pad(1 - whole, (2, 2, 2, 2)), 3, 1), 3, 1)
    beside_real = F.max_pool2d((guide[:, 4:5] > 0).to(guide.dtype), cell_px)
    beside_real = F.max_pool2d(beside_real, 3, 1, 1)
    cells = torch.maximum(holes * whole, (1 - beside_real) * half)
    squares = cell_px // size_px
    of_cells = F.pixel_shuffle(torch.cat([cells] * squares**2, 1), squares)
    return of_cells * (open_share(guide, size_px) >= 0.5)


class Bank(nn.Module):
    """Views of training worlds, each as the codes of its layout and looks, row by row."""

    def __init__(self, cells: int, layouts: int, patches: int, looks: int, views: int = BANK_VIEWS):
        super().__init__()
        self.register_buffer("layouts", torch.randint(layouts, (views, cells * cells)))
        self.register_buffer("looks", torch.randint(looks, (views, patches * patches)))

    def nearest(self, places: torch.Tensor, is_open: torch.Tensor, points: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        """The view whose layout is nearest where `places` [B, C, h, w] are known, those near what is open before others, [B].

        `points` are the layouts' codes; `noise` is standard normal, [B, views] at least.
        """
        margin = NEAR_CELLS // 2
        near = F.avg_pool2d(F.pad(is_open, (margin,) * 4), NEAR_CELLS, 1)
        batch, channels, height, width = places.shape
        weight = ((1 - is_open) * (FAR_CELL + near)).reshape(batch, 1, height * width)
        flat = places.reshape(batch, channels, height * width)
        distance = points.square().sum(1)[:, None] - 2 * points @ flat + flat.square().sum(1, keepdim=True)
        weighted = distance.clamp(max=FARTHEST) * weight
        of_views = weighted.gather(1, self.layouts.expand(batch, *self.layouts.shape)).sum(2) / (weight.sum(2) + 1e-3)
        luck = gumbel_of(uniform_of(noise[:, : len(self.layouts)]))
        return (TEMPERATURE * luck - of_views).argmax(1)
