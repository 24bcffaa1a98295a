"""The codebook from data: k-means over patches, their principal axes, and a decoder that can sketch them at once."""

import numpy as np
import torch
import torch.nn.functional as F

from invention import CODE_CHANNELS, CODES, PATCH_PX
from networks import VoxelRooms
from shards import Shards, to_network

VIEWS, SAMPLES, ROUNDS = 600, 150_000, 15


def draw_patches(shards: Shards, rng: np.random.Generator, views: int) -> torch.Tensor:
    """All patches of some views, [views * 1024, 48]."""
    drawn = []
    for _ in range(views):
        world = int(rng.integers(len(shards)))
        frame = to_network(shards.rgb(world, int(rng.integers(len(shards.pose(world))))))
        drawn.append(F.pixel_unshuffle(frame, PATCH_PX).flatten(1).T)
    return torch.cat(drawn)


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


def write_codebook(model: VoxelRooms, shards: Shards, rng: np.random.Generator) -> None:
    """Fills the model's codebook and teaches its decoder to sketch it. Half a minute."""
    patches = draw_patches(shards, rng, VIEWS)
    # Walls and sky are most of a view; patches with something on them deserve most of the codes.
    detail = patches.view(len(patches), 3, -1).std(2).mean(1) + 0.02
    samples = patches[torch.multinomial(detail, SAMPLES, replacement=True)]
    axes = torch.linalg.svd(samples, full_matrices=False)[2][:CODE_CHANNELS]
    axes = (axes / (samples @ axes.T).std()).half().float()
    looks = k_means(samples @ axes.T, CODES).half().float()
    model.codebook.axes.copy_(axes.view_as(model.codebook.axes))
    model.codebook.looks.copy_(looks)
    nearest = model.codebook.nearest((samples @ axes.T).T[None, :, :, None])[0, :, 0]
    members = torch.bincount(nearest, minlength=CODES).clamp_min(1)[:, None]
    centres = torch.zeros(CODES, samples.shape[1]).index_add_(0, nearest, samples) / members
    sketch = model.decoder.sketch
    optimiser = torch.optim.Adam(sketch.parameters(), 2e-3)
    for _ in range(2500):
        loss = F.mse_loss(sketch(looks.T[None, :, :, None])[0, :, :, 0].T, centres)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
