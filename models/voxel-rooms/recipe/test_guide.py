import json

import pytest
import torch

from camera import Camera, VOXEL_ROOMS_CAMERA
from engine_script import run_engine_script
from guide import guide
from guide_cpu import guide_cpu

def random_scene(seed: int, batch: int = 3, sources: int = 4):
    random = torch.Generator().manual_seed(seed)
    rgb = torch.rand(batch, sources, 3, 128, 128, generator=random) * 2 - 1
    depth = (2 + 3 * torch.rand(batch, sources, 1, 1, generator=random)).expand(-1, -1, 128, 128).clone()
    depth[:, :, 30:60, 40:70], depth[:, :, :20] = 1.5, 0
    poses = torch.eye(4, dtype=torch.float64).repeat(batch, sources, 1, 1)
    poses[..., :3, 3] = 0.4 * torch.randn(batch, sources, 3, generator=random).double()
    generated = torch.rand(batch, sources, generator=random) < 0.4
    present = torch.rand(batch, sources, generator=random) < 0.8
    return rgb, depth, poses, generated, present, torch.eye(4, dtype=torch.float64).repeat(batch, 1, 1)


@pytest.mark.parametrize("seed", range(3))
def test_the_compiled_guide_is_the_guide(seed):
    scene = random_scene(seed)
    difference = (guide(VOXEL_ROOMS_CAMERA, *scene) - guide_cpu(VOXEL_ROOMS_CAMERA, *scene)).abs()
    assert (difference > 1e-3).float().mean() < 1e-4


def test_a_view_shows_itself():
    rgb, depth, poses, generated, present, target = random_scene(0, 1, 1)
    poses = target[:, None]
    shown = guide_cpu(VOXEL_ROOMS_CAMERA, rgb, depth, poses, generated & False, present | True, target)
    assert torch.allclose(shown[0, :3], rgb[0, 0], atol=1e-3)
    assert (shown[0, 4] > 0.98).all() and (shown[0, 5] == 0).all()


def test_a_real_view_wins_over_a_generated_one():
    rgb, depth, poses, _, _, target = random_scene(1, 1, 2)
    poses = target[:, None].expand(-1, 2, -1, -1)
    shown = guide_cpu(VOXEL_ROOMS_CAMERA, rgb, depth[:, :1].expand(-1, 2, -1, -1), poses, torch.tensor([[True, False]]), torch.ones(1, 2, dtype=torch.bool), target)
    assert torch.allclose(shown[0, :3], rgb[0, 1], atol=1e-3)


def test_the_engine_makes_the_same_guide(tmp_path):
    """The whole point of the twin: what the network was trained on is what the engine shows it."""
    file = tmp_path / "splat.json"
    run_engine_script("packages/inference/bench/dump-splat.ts", file)
    case = json.loads(file.read_text())
    h, w = case["camera"]["heightPx"], case["camera"]["widthPx"]
    camera = Camera(w, h, *(case["camera"][key] for key in ("fx", "fy", "cx", "cy")))
    sources = case["sources"]
    rgb = torch.tensor([s["rgb"] for s in sources]).view(1, -1, h, w, 3).permute(0, 1, 4, 2, 3).float() / 127.5 - 1
    depth = torch.tensor([s["depthM"] for s in sources]).view(1, -1, h, w).half().float()
    poses = torch.tensor([s["pose"] for s in sources], dtype=torch.float64).view(1, -1, 4, 4)
    generated = torch.tensor([[s["generated"] for s in sources]])
    target = torch.tensor(case["targetPose"], dtype=torch.float64).view(1, 4, 4)
    ours = guide(camera, rgb, depth, poses, generated, torch.ones_like(generated), target)[0]
    theirs = torch.tensor(case["guide"]).view(8, h, w)
    assert (ours - theirs).abs().max() < 1e-3
