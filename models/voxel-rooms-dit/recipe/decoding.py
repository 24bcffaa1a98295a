"""The decoder's stage: latents to frames and their depth, from true latents a little noised, as dreamed ones are."""

import neighbour  # noqa: F401
import numpy as np
import torch

from camera import disparity
from dream import colour_loss, depth_loss
from guide import SKY_M
from networks_dit import VoxelRoomsDit
from shards import Shards, rays_of, to_network

MOST_NOISE = 0.15


def draw_decodings(shards: Shards, latents: np.ndarray, rng: np.random.Generator, batch: int) -> tuple[torch.Tensor, ...]:
    """Raw latents [B, 32, 16, 16], rays [B, 2, H, W], frames [B, 3, H, W] and true disparities [B, 1, H, W]."""
    drawn = [(world, int(rng.integers(latents.shape[1]))) for world in rng.integers(len(shards), size=batch)]
    depth_m = torch.from_numpy(np.stack([shards.true_depth(*view) for view in drawn]))[:, None]
    return (
        torch.from_numpy(np.stack([latents[view] for view in drawn]).astype(np.float32)),
        rays_of(np.stack([shards.pose(world)[view] for world, view in drawn])),
        to_network(np.stack([shards.rgb(*view) for view in drawn])),
        disparity(torch.where(depth_m <= 0, SKY_M, depth_m)),
    )


def decoding_loss(model: VoxelRoomsDit, latents, rays, frames, disparities, rng: np.random.Generator, dtype: torch.dtype):
    """Loss and figures; latents are standardised."""
    b, device = len(latents), latents.device
    level = np.where(rng.random(b) < 0.5, 0, MOST_NOISE * rng.random(b))
    latents = latents + torch.from_numpy(level).float().to(device).view(-1, 1, 1, 1) * torch.randn_like(latents)
    with torch.autocast(device.type, dtype, enabled=dtype != torch.float32):
        drawn, seen = model.decoder(latents, rays)
    drawn, seen = drawn.float(), seen.float()
    error = (drawn.detach().clamp(-1, 1) - frames).square().mean((1, 2, 3))
    figures = {"psnr": (10 * torch.log10(4 / error)).mean().item(), "disparity": (seen - disparities).abs().mean().item()}
    return colour_loss(drawn, frames) + depth_loss(seen, disparities), figures
