"""The codebooks from data: k-means over squares of views, their principal axes, and a decoder that can sketch looks at once."""

import numpy as np
import torch
import torch.nn.functional as F

from invention import Codebook
from networks import VoxelRooms
from see import draw_views
from shards import Shards

VIEWS, SAMPLES, ROUNDS = 600, 150_000, 15
DISPARITY_WEIGHT = 2.0
"""How much more a layout minds how far a thing is than what colour it has."""


def k_means(samples: torch.Tensor, count: int) -> torch.Tensor:
    """Centres [count, D] after a fixed number of rounds; a centre that nothing is near starts again at a sample."""
    centres = samples[torch.randperm(len(samples))[:count]].clone()
    for _ in range(ROUNDS):
        half_norms = 0.5 * centres.square().sum(1)
        nearest = torch.cat([(part @ centres.T - half_norms).argmax(1) for part in samples.split(8192)])
        sizes = torch.bincount(nearest, minlength=count)
        centres = torch.zeros_like(centres).index_add_(0, nearest, samples) / sizes.clamp_min(1)[:, None]
        empty = (sizes == 0).nonzero()[:, 0]
        centres[empty] = samples[torch.randint(len(samples), (len(empty),))]
    return centres


def fill(codebook: Codebook, images: torch.Tensor, weights: list[float]) -> torch.Tensor:
    """Axes and codes of the squares of images [N, C, H, W], their channels weighted; returns the squares it was made of."""
    weight = torch.tensor(weights).repeat_interleave(codebook.size_px**2)
    squares = F.pixel_unshuffle(images, codebook.size_px).permute(0, 2, 3, 1).flatten(0, 2) * weight
    # Walls and sky are most of a view; squares with something on them deserve most of the codes.
    detail = squares.view(len(squares), len(weights), -1).std(2).mean(1) + 0.02
    samples = squares[torch.multinomial(detail, SAMPLES, replacement=True)]
    channels, codes = codebook.points.shape[::-1]
    axes = torch.linalg.svd(samples, full_matrices=False)[2][:channels]
    axes = axes / (samples @ axes.T).std()
    codebook.points.copy_(k_means(samples @ axes.T, codes).half())
    codebook.axes.copy_((axes * weight).half().view_as(codebook.axes))
    return samples / weight


def write_codebooks(model: VoxelRooms, shards: Shards, rng: np.random.Generator) -> None:
    """Fills the model's codebooks and teaches its decoder to sketch looks. A minute."""
    frames, _, disparities = draw_views(shards, rng, VIEWS)
    fill(model.codebooks.layouts, torch.cat([frames, disparities], 1), [1, 1, 1, DISPARITY_WEIGHT])
    squares = fill(model.codebooks.looks, frames, [1, 1, 1])
    looks = model.codebooks.looks
    nearest = looks.nearest((squares @ looks.axes.flatten(1).T).T[None, :, :, None])[0, :, 0]
    members = torch.bincount(nearest, minlength=len(looks.points)).clamp_min(1)[:, None]
    centres = torch.zeros(len(looks.points), squares.shape[1]).index_add_(0, nearest, squares) / members
    sketch = model.decoder.sketch
    optimiser = torch.optim.Adam(sketch.parameters(), 2e-3)
    for _ in range(2500):
        loss = F.mse_loss(sketch(looks.points.T[None, :, :, None])[0, :, :, 0].T, centres)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
