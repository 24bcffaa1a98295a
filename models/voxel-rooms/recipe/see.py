"""Stage one, seeing: a frame to its depth and to a latent from which the decoder can draw it again."""

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from camera import disparity
from guide import GUIDE_CHANNELS, SKY_M
from networks import VoxelRooms, latent_of, metres
from shards import Shards, rays_of, to_network


def edges(x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    return x[..., 1:] - x[..., :-1], x[..., 1:, :] - x[..., :-1, :]


def edge_loss(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return sum((p - q).abs().mean() for p, q in zip(edges(a), edges(b)))


def laplacian(x: torch.Tensor) -> torch.Tensor:
    centre = x[..., 1:-1, 1:-1]
    return 4 * centre - x[..., :-2, 1:-1] - x[..., 2:, 1:-1] - x[..., 1:-1, :-2] - x[..., 1:-1, 2:]


def detail_loss(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """How far the amounts of fine detail differ, patch by patch: an edge a little out of place beats none at all."""
    return (F.avg_pool2d(laplacian(a).abs(), 6) - F.avg_pool2d(laplacian(b).abs(), 6)).abs().mean()


def sharpness(frame: torch.Tensor) -> torch.Tensor:
    """Variance of the Laplacian of luma, [B]."""
    luma = (frame * torch.tensor([0.299, 0.587, 0.114], device=frame.device).view(1, 3, 1, 1)).sum(1)
    return laplacian(luma).flatten(1).var(1)


def softness_loss(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """How far the two are apart in sharpness as a whole: regression alone would rather draw a soft edge than misplace it."""
    return (sharpness(a) / sharpness(b)).log().square().mean()


PAINTED_ANEW = 0.4
"""Share of the views that are seen in colours of no world, so that depth is told by shape and not by the palette."""
DRAWN_AGAIN = 4
"""Of one view of so many the latent is learnt too, for drawing it again costs twice as much as its depth. Those keep their colours."""


def paint_anew(frames: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
    """Frames [B,3,H,W] in [-1, 1] with their channels in another order, mixed, brighter or darker, each frame in its own way."""
    painted = []
    for frame in frames:
        mix = 0.7 * np.eye(3)[rng.permutation(3)] + 0.3 * rng.dirichlet(np.ones(3), 3)
        gain, gamma = rng.uniform(0.6, 1.1, (3, 1)), float(rng.uniform(0.7, 1.5))
        matrix = torch.from_numpy(gain * mix).float()
        painted.append(torch.einsum("oc,chw->ohw", matrix, ((frame + 1) / 2).clamp(0, 1) ** gamma).clamp(0, 1) * 2 - 1)
    return torch.stack(painted)


def draw_views(shards: Shards, rng: np.random.Generator, batch: int):
    """Frames [B,3,H,W], rays [B,2,H,W] and true disparities [B,1,H,W] of random views."""
    frames, rays, depths = [], [], []
    for _ in range(batch):
        world = int(rng.integers(len(shards)))
        view = int(rng.integers(len(shards.pose(world))))
        frames.append(shards.rgb(world, view))
        rays.append(shards.pose(world)[view])
        depths.append(shards.true_depth(world, view))
    depth = torch.from_numpy(np.stack(depths))[:, None]
    shown = to_network(np.stack(frames))
    anew = np.flatnonzero((rng.random(batch) < PAINTED_ANEW) & (np.arange(batch) >= drawn_again(batch)))
    if len(anew):
        shown[anew] = paint_anew(shown[anew], rng)
    return shown, rays_of(np.stack(rays)), true_disparity(depth)


def true_disparity(depth_m: torch.Tensor) -> torch.Tensor:
    """Of the simulator's depth, in which the sky is 0."""
    return disparity(torch.where(depth_m <= 0, SKY_M, depth_m))


def drawn_again(batch: int) -> int:
    """How many of a batch, its first ones, the latent is learnt of too."""
    return max(batch // DRAWN_AGAIN, 1)


def see_loss(model: VoxelRooms, frame, rays, true_disparity, dreamers_encoder: nn.Module | None = None) -> tuple[torch.Tensor, dict[str, float]]:
    """Depth for all of the batch; for the first of it drawing again, or the gists that a dreamer was trained on, if there is one.

    A decoder that is only asked to draw again does not notice when gists change their meaning where memory shows a place.
    """
    gist, seen_disparity = model.encoder(frame, rays)
    seen_disparity = seen_disparity.float()
    depth = (seen_disparity - true_disparity).abs().mean()
    loss = 4 * depth + 2 * edge_loss(seen_disparity, true_disparity)
    figures = {"depth": depth.item(), "relativeDepth": _relative_depth(seen_disparity, true_disparity)}
    some = drawn_again(len(frame))
    if dreamers_encoder:
        with torch.no_grad():
            kept, _ = dreamers_encoder(frame[:some], rays[:some])
        drift = F.mse_loss(gist[:some].float(), kept.float())
        return loss + drift, {**figures, "gistDrift": drift.item()}
    nothing = torch.zeros(some, GUIDE_CHANNELS, *frame.shape[2:], device=frame.device)
    features, _ = model.conditioner(nothing, rays[:some])
    latent = latent_of(gist[:some], *model.codebooks.of(frame[:some], true_disparity[:some]))
    drawn, drawn_disparity = model.decoder(latent, nothing, features)
    drawn, drawn_disparity = drawn.float(), drawn_disparity.float()
    picture = (drawn - frame[:some]).abs().mean() + 2 * F.mse_loss(drawn, frame[:some])
    drawn_depth = (drawn_disparity - true_disparity[:some]).abs().mean()
    mse = F.mse_loss(drawn.clamp(-1, 1), frame[:some]).item()
    return loss + picture + drawn_depth, {**figures, "autoencoderPsnr": 10 * np.log10(4 / mse)}


def _relative_depth(seen_disparity: torch.Tensor, true_disparity: torch.Tensor) -> float:
    """Median error of depth as a share of it; sky left out."""
    near = true_disparity > -0.9
    error = (seen_disparity - true_disparity).abs()[near]
    # ds/dd = -(2/3) / (1 + d/3)^2, so the relative depth error is |ds| / ((1 + s) / 2 * (1 - s)).
    s = true_disparity[near]
    return (error / ((1 + s) * (1 - s) / 2).clamp_min(1e-3)).median().item()


@torch.no_grad()
def encode(model: VoxelRooms, shards: Shards, world: int, device: str, dtype: torch.dtype) -> tuple[np.ndarray, np.ndarray]:
    """What the engine would remember of a world's views: depth in metres [V,H,W] and gists [V,16,16,16], float16."""
    frame, rays = to_network(shards.rgb(world, slice(None))).to(device), rays_of(shards.pose(world)).to(device)
    with torch.autocast(device, dtype, enabled=dtype != torch.float32):
        gist, seen = model.encoder(frame.contiguous(memory_format=torch.channels_last), rays)
    return metres(seen.float())[:, 0].half().cpu().numpy(), gist.half().cpu().numpy()
