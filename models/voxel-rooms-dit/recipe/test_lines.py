import math

import neighbour  # noqa: F401
import torch

from lines import DIRECTION_SLOPES, MEETING_SLOPES, line_bias, lines_of
from plucker import CELL_CAMERA, plucker_rays
from test_plucker import random_poses
from window import PATCH_CELLS, TOKENS, TOKENS_A_SIDE


def lines_at(poses: torch.Tensor) -> torch.Tensor:
    return lines_of(plucker_rays(poses[None], torch.eye(4).double()[None]))


def test_a_line_is_the_middle_ray_of_its_token():
    poses = random_poses(2, 0)
    lines = lines_at(poses).view(2, TOKENS_A_SIDE, TOKENS_A_SIDE, 6)
    cells = CELL_CAMERA.rays("cpu").double()
    for frame, row, column in ((0, 0, 0), (1, 3, 5)):
        middle = cells[:, row * PATCH_CELLS : (row + 1) * PATCH_CELLS, column * PATCH_CELLS : (column + 1) * PATCH_CELLS]
        expected = poses[frame, :3, :3] @ (middle / middle.norm(dim=0)).mean((1, 2))
        direction, moment = lines[frame, row, column].double().split(3)
        assert torch.allclose(direction, expected / expected.norm(), atol=1e-5)
        assert torch.allclose(moment, torch.linalg.cross(poses[frame, :3, 3], direction), atol=1e-4)


def test_rays_that_meet_are_not_apart():
    """The distance of two lines times the sine of their angle, worked out from a point and a direction of each."""
    poses = random_poses(2, 1)
    here, there = lines_at(poses).view(2, TOKENS, 6).double()
    heads = len(MEETING_SLOPES)
    head = MEETING_SLOPES.index(max(MEETING_SLOPES))
    assert DIRECTION_SLOPES[head] == 0
    bias = line_bias(here[None].float(), there[None].float(), heads)[0, head]
    across = torch.linalg.cross(here[:, None, :3].expand(-1, TOKENS, -1), there[None, :, :3].expand(TOKENS, -1, -1))
    apart = across @ (poses[1, :3, 3] - poses[0, :3, 3])
    assert torch.allclose(bias.double(), -MEETING_SLOPES[head] * apart**2, rtol=1e-3, atol=1e-3)
    # Rays of one camera all meet in it.
    assert line_bias(here[None].float(), here[None].float(), heads)[0, head].abs().max() < 1e-6


def test_a_head_prefers_its_direction_and_a_free_one_nothing():
    lines = lines_at(random_poses(1, 2))
    bias = line_bias(lines, lines, 2 * len(DIRECTION_SLOPES))[0]
    assert bias[0].abs().max() == 0 and torch.equal(bias[:6], bias[6:])
    head = DIRECTION_SLOPES.index(max(DIRECTION_SLOPES))
    assert torch.equal(bias[head].argmax(1), torch.arange(TOKENS))
    angle = torch.acos((lines[0, 0, :3] @ lines[0, 1, :3]).clamp(-1, 1)).item()
    assert math.isclose(bias[head, 0, 1].item(), DIRECTION_SLOPES[head] * (math.cos(angle) - 1), abs_tol=1e-4)


def test_an_absent_frame_is_finite():
    lines = lines_of(torch.zeros(1, 1, 6, 16, 16))
    assert line_bias(lines, lines, 6).isfinite().all()
