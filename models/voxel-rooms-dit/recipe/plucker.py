"""Plücker rays at the latent's cells: [d, o × d], WorldCam's order, in metres, relative to an anchor pose."""

import neighbour  # noqa: F401  (first: it opens the neighbour's recipe)
import torch

from camera import Camera
from window import CELLS

CELL_CAMERA = Camera.from_hfov(CELLS, CELLS, 80.0)
"""The camera of the worlds, a pixel a cell: its pixel centres are the centres of the cells."""


def anchor_pose(window: torch.Tensor, present: torch.Tensor, first_noisy: torch.Tensor) -> torch.Tensor:
    """The oldest present window frame's pose, or the first noisy frame's: [B, W, 4, 4], [B, W], [B, 4, 4] to [B, 4, 4]."""
    oldest = present.float().argmax(1)
    own = window[torch.arange(len(window)), oldest]
    return torch.where(present.any(1).view(-1, 1, 1), own, first_noisy)


def plucker_rays(poses: torch.Tensor, anchor: torch.Tensor) -> torch.Tensor:
    """Camera-to-world poses [B, F, 4, 4] seen from anchor [B, 4, 4], both float64, to float32 [B, F, 6, 16, 16].

    Relative poses are made in float64: only then a rollout may walk as far from the origin as it likes.
    """
    relative = torch.linalg.inv(anchor.double())[:, None] @ poses.double()
    rays = CELL_CAMERA.rays(poses.device).double()
    direction = torch.einsum("bfij,jhw->bfihw", relative[..., :3, :3], rays / rays.norm(dim=0))
    centre = relative[..., :3, 3, None, None].expand_as(direction)
    return torch.cat([direction, torch.linalg.cross(centre, direction, dim=2)], 2).float()
