import json

import numpy as np
import torch

import neighbour  # noqa: F401
from engine_script import run_engine_script
from plucker import anchor_pose, plucker_rays
from recorded_rollout import pose_matrix


def random_poses(count: int, seed: int = 0) -> torch.Tensor:
    random = np.random.default_rng(seed)
    quaternions = random.normal(size=(count, 4))
    quaternions /= np.linalg.norm(quaternions, axis=1, keepdims=True)
    return torch.from_numpy(np.stack([pose_matrix(q, random.normal(size=3)) for q in quaternions]))


def test_rays_are_the_engine_s(tmp_path):
    file = tmp_path / "plucker.json"
    run_engine_script("packages/geometry/bench/dump-plucker.ts", file)
    case = json.loads(file.read_text())
    poses = torch.from_numpy(np.stack([pose_matrix(**pose) for pose in case["poses"]]))
    ours = plucker_rays(poses[None], poses[:1])[0]
    assert (ours.flatten() - torch.tensor(case["plucker"]).flatten()).abs().max() < 1e-6


def test_a_moment_is_at_right_angles_to_its_unit_direction():
    poses = random_poses(5)
    direction, moment = plucker_rays(poses[None], poses[:1])[0].split(3, 1)
    assert torch.allclose(direction.norm(dim=1), torch.ones(5, 16, 16), atol=1e-6)
    assert (direction * moment).sum(1).abs().max() < 1e-5
    assert moment[0].abs().max() < 1e-6 and moment[1].abs().max() > 0.1


def test_rays_meet_where_the_reciprocal_product_is_zero():
    """Two cameras look at the same point (the second one cell ahead of it), and past it."""
    ahead = torch.eye(4).double()
    aside = ahead.clone()
    # At 4 m, a step aside of one cell's width moves a point by exactly one cell.
    aside[0, 3] = 4 * 2 * np.tan(np.radians(40)) / 16
    first, second = plucker_rays(torch.stack([ahead, aside])[None], ahead[None])[0]
    product = lambda a, b: (a[:3] * b[3:] + a[3:] * b[:3]).sum()
    assert abs(product(first[:, 5, 9], second[:, 5, 8])) < 1e-6
    assert abs(product(first[:, 5, 9], second[:, 7, 3])) > 1e-3


def test_a_rigid_motion_of_everything_changes_nothing():
    poses, motion = random_poses(6), random_poses(1, seed=1)
    motion[0, :3, 3] *= 1000
    here, there = (plucker_rays(p[None], p[:1]) for p in (poses, motion @ poses))
    assert (here - there).abs().max() < 1e-6


def test_the_anchor_is_the_oldest_frame_there_is():
    window, noisy = random_poses(16).view(2, 8, 4, 4), random_poses(2, seed=2)
    present = torch.zeros(2, 8, dtype=torch.bool)
    present[0, 5:] = True
    anchor = anchor_pose(window, present, noisy)
    assert torch.equal(anchor[0], window[0, 5]) and torch.equal(anchor[1], noisy[1])
