"""The bank of views from data, in the codes of codebooks that are there already."""

import numpy as np
import torch

from networks import VoxelRooms
from see import true_disparity
from shards import Shards, to_network


@torch.no_grad()
def write_bank(model: VoxelRooms, shards: Shards, rng: np.random.Generator) -> None:
    """Fills the inventor's bank with views of all worlds in turn."""
    bank, codebooks = model.denoiser.inventor.bank, model.codebooks
    for row in range(len(bank.layouts)):
        world = row % len(shards)
        view = [int(rng.integers(len(shards.pose(world))))]
        depth_m = torch.from_numpy(shards.true_depth(world, view))[:, None]
        layout, looks = codebooks.of(to_network(shards.rgb(world, view)), true_disparity(depth_m))
        bank.layouts[row] = codebooks.layouts.nearest(layout).flatten()
        bank.looks[row] = codebooks.looks.nearest(looks).flatten()
