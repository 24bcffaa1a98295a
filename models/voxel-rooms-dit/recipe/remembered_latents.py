"""The latents of all training views: what the frozen encoder has said of them once, kept on disk."""

import neighbour  # noqa: F401
import json
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist

from camera import disparity
from dream import Remembered
from guide import SKY_M
from networks_dit import LATENT_CHANNELS, Latents
from shards import Shards, to_network
from trainer import wait_for_all
from window import CELLS

MEASURED_WORLDS = 100
"""From which mean and deviation of the channels are taken."""


@torch.no_grad()
def raw_latents(latents: Latents, shards: Shards, remembered: Remembered, world: int) -> np.ndarray:
    """Of all views of a world, not yet standardised: float16 [V, 32, 16, 16]."""
    depth_m = torch.from_numpy(remembered.depth_m[world].astype(np.float32))
    seen = disparity(torch.where(depth_m <= 0, SKY_M, depth_m))[:, None]
    gists = torch.from_numpy(remembered.gists[world].astype(np.float32))
    return latents.raw(gists, to_network(shards.rgb(world, slice(None))), seen).half().numpy()


def remember_latents(latents: Latents, shards: Shards, remembered: Remembered, seen_samples: int, folder: Path) -> np.ndarray:
    """Raw latents [worlds, V, 32, 16, 16], mapped from disk; made anew where the encoder or the data have changed."""
    key, facts, file = {"see": seen_samples, "worlds": len(shards)}, folder / "latents.json", folder / "latents.npy"
    first = not dist.is_initialized() or dist.get_rank() == 0
    if first and not (facts.exists() and json.loads(facts.read_text()) == key):
        facts.unlink(missing_ok=True)
        shape = (len(shards), len(shards.pose(0)), LATENT_CHANNELS, CELLS, CELLS)
        kept = np.lib.format.open_memmap(file, "w+", np.float16, shape)
        for world in range(len(shards)):
            kept[world] = raw_latents(latents, shards, remembered, world)
        kept.flush()
        facts.write_text(json.dumps(key))
    wait_for_all()
    return np.load(file, mmap_mode="r")


def standardise(latents: Latents, raw: np.ndarray) -> None:
    """Measures mean and deviation of each channel over worlds from all of the data."""
    some = raw[:: max(1, len(raw) // MEASURED_WORLDS)].astype(np.float32)
    latents.mean.copy_(torch.from_numpy(some.mean((0, 1, 3, 4))).view(-1, 1, 1))
    latents.deviation.copy_(torch.from_numpy(some.std((0, 1, 3, 4))).view(-1, 1, 1))
