import math

import torch

from camera import VOXEL_ROOMS_CAMERA, depth_from_disparity, disparity, gravity_rays

LEVEL = torch.tensor([[0.0, 0, 1, 0], [-1, 0, 0, 0], [0, -1, 0, 1.6], [0, 0, 0, 1]], dtype=torch.float64)


def test_disparity_is_bounded_and_inverts():
    depth = torch.tensor([0.0, 3.0, 1e9])
    assert torch.allclose(disparity(depth), torch.tensor([1.0, 0.0, -1.0]))
    assert torch.allclose(depth_from_disparity(disparity(torch.tensor([0.4, 7.0, 30.0]))), torch.tensor([0.4, 7.0, 30.0]), rtol=1e-4)


def test_ground_is_met_below_the_horizon_only():
    rays = gravity_rays(VOXEL_ROOMS_CAMERA, LEVEL[None])[0]
    assert (rays[1, :64] == -1).all() and (rays[1, 64:] > -1).all()
    # The lowest row looks down by atan(63.5 / f): the floor 1.6 m below is met at z = 1.6 f / 63.5.
    expected = disparity(torch.tensor(1.6 * VOXEL_ROOMS_CAMERA.fy / 63.5))
    assert torch.allclose(rays[1, -1], expected.expand(128), atol=1e-5)
    assert math.isclose(float(rays[0, 0, 64]), -float(rays[0, 127, 64]), abs_tol=1e-6)
