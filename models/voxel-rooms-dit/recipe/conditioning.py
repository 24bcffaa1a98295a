"""What noisy frames are told: context frames with their cameras, everything relative to the oldest frame of the window."""

from dataclasses import dataclass

import torch

from plucker import anchor_pose, plucker_rays
from transformer import Context, Transformer
from window import MEMORY_TIME, WINDOW_FRAMES


@dataclass
class Views:
    """F places for frames in batches of B."""

    latents: torch.Tensor
    """[B, F, 32, 16, 16]"""
    poses: torch.Tensor
    """Camera-to-world, float64 [B, F, 4, 4]; of an absent frame any rigid motion."""
    present: torch.Tensor
    """bool [B, F]"""

    def __getitem__(self, frames: slice) -> "Views":
        return Views(self.latents[:, frames], self.poses[:, frames], self.present[:, frames])


@dataclass
class Conditions:
    """All that a sampler needs besides its noise."""

    context: Context
    plucker: torch.Tensor
    time: torch.Tensor
    apart: bool = False
    """Whether every noisy frame is dreamed as if it alone were next."""

    def velocity(self, transformer: Transformer, sample: torch.Tensor, sigma: torch.Tensor) -> torch.Tensor:
        """Of noisy frames [B, N, 32, 16, 16] at noise levels [B, N]."""
        return transformer.velocity(sample, self.plucker, self.time, sigma, self.context, self.apart)


def conditions(transformer: Transformer, memory: Views, window: Views, poses: torch.Tensor, window_sigma=None, apart=False) -> Conditions:
    """For noisy frames at `poses` [B, N, 4, 4]; the window carries noise of level `window_sigma` [B, W], none by default.

    The frames follow each other, or are, with `apart`, so many other ways to go on from the window.

    Memory may have fewer than MEMORY_FRAMES places, and the window fewer than WINDOW_FRAMES: its newest frame is its last.
    """
    b, device = len(poses), poses.device
    anchor = anchor_pose(window.poses, window.present, poses[:, 0])
    slots, frames = memory.present.shape[1], window.present.shape[1]
    times = [torch.full((slots,), MEMORY_TIME), torch.arange(float(WINDOW_FRAMES - frames), float(WINDOW_FRAMES))]
    sigma = torch.zeros(b, slots + frames, device=device)
    if window_sigma is not None:
        sigma[:, slots:] = window_sigma
    context = transformer.context(
        torch.cat([memory.latents, window.latents], 1),
        plucker_rays(torch.cat([memory.poses, window.poses], 1), anchor),
        torch.cat(times).to(device).expand(b, -1),
        sigma,
        torch.cat([memory.present, window.present], 1).float(),
    )
    ahead = torch.arange(float(poses.shape[1]), device=device) * (not apart)
    return Conditions(context, plucker_rays(poses, anchor), (WINDOW_FRAMES + ahead).expand(b, -1), apart)
