"""The pinhole camera of the bundled worlds and the ray maps that condition the networks.

Conventions are those of docs/conventions.md: poses are camera-to-world 4x4 matrices, camera axes are OpenCV's
(+x right, +y down, +z forward), the world's +z is up, pixel centres lie at (i + 1/2, j + 1/2), depth is metres
along the camera's +z, and 0 means sky.
"""

import math
from dataclasses import dataclass

import torch


@dataclass(frozen=True)
class Camera:
    width_px: int
    height_px: int
    fx: float
    fy: float
    cx: float
    cy: float

    @staticmethod
    def from_hfov(width_px: int, height_px: int, hfov_deg: float) -> "Camera":
        f = width_px / 2 / math.tan(math.radians(hfov_deg) / 2)
        return Camera(width_px, height_px, f, f, width_px / 2, height_px / 2)

    def rays(self, device=None) -> torch.Tensor:
        """Rays through the pixel centres, scaled to z = 1, [3, H, W]."""
        x = (torch.arange(self.width_px, device=device) + 0.5 - self.cx) / self.fx
        y = (torch.arange(self.height_px, device=device) + 0.5 - self.cy) / self.fy
        y, x = torch.meshgrid(y, x, indexing="ij")
        return torch.stack([x, y, torch.ones_like(x)])


VOXEL_ROOMS_CAMERA = Camera.from_hfov(128, 128, 80.0)


def disparity(depth_m: torch.Tensor) -> torch.Tensor:
    """Metres to the bounded inverse depth 2 / (1 + d / 3) - 1: 1 at the lens, 0 at 3 m, -1 at infinity."""
    return 2 / (1 + depth_m / 3) - 1


def depth_from_disparity(s: torch.Tensor) -> torch.Tensor:
    return 3 * (2 / (s + 1) - 1)


def gravity_rays(camera: Camera, poses: torch.Tensor) -> torch.Tensor:
    """What gravity and the eye's height tell of each ray: poses [B, 4, 4] to [B, 2, H, W].

    Channel 0 is the world-up component of the unit ray. Channel 1 is the disparity of the ground plane z = 0
    along the ray, -1 where the ray does not meet the ground in front of the camera.
    """
    rays = camera.rays(poses.device)
    up_row = poses[:, 2, :3].float()
    climb_per_metre = torch.einsum("bc,chw->bhw", up_row, rays)
    height_m = poses[:, 2, 3].float().view(-1, 1, 1)
    to_ground_m = -height_m / torch.where(climb_per_metre < -1e-6, climb_per_metre, -1e-6 * torch.ones_like(climb_per_metre))
    meets = (climb_per_metre < -1e-6) & (to_ground_m > 0)
    ground = torch.where(meets, disparity(to_ground_m), -torch.ones_like(to_ground_m))
    return torch.stack([climb_per_metre / rays.norm(dim=0), ground], dim=1)
