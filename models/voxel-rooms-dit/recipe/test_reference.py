import json

import numpy as np
import pytest
import torch

from attention import Size
from networks_dit import VoxelRoomsDit
from package_dit import with_no_zeros, write_package
from recorded_rollout import pose_matrix, read_rollout
from reference_rollout import Reference, check_model

FRAMES = 4
LEVEL = [-0.5, 0.5, -0.5, 0.5]


def pose_at(x: float) -> dict:
    return {"rotation": LEVEL, "translation": [x, 0, 1.6]}


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    torch.manual_seed(3)
    folder = tmp_path_factory.mktemp("package")
    write_package(with_no_zeros(VoxelRoomsDit(Size(dim=48, depth=2, heads=4))), {}, folder)
    return folder


def record(folder, package, schedule: str):
    """A tour of two views, begun between them, as packages/recording writes it."""
    manifest = json.loads((package / "world-model.json").read_text())
    header = {
        "model": {"graphs": {name: graph["sha256"] for name, graph in manifest["graphs"].items()}},
        "sampler": {"steps": 2, "schedule": schedule},
        "memory": {"windowFrames": 8},
        "seed": 7,
        "start": {"kind": "tour", "views": 2, "pose": pose_at(0)},
        "camera": {"widthPx": 128, "heightPx": 128},
        "latentDims": [32, 16, 16],
    }
    folder.mkdir()
    (folder / "rollout.json").write_text(json.dumps(header))
    retrieved = lambda frame: [{"entryId": 0, "tourIndex": 0}, *([{"entryId": 2, "frameIndex": 0}] if frame > 1 else [])]
    steps = [{"frame": f, "pose": pose_at(0.2 * f), "retrieved": retrieved(f)} for f in range(FRAMES)]
    (folder / "steps.jsonl").write_text("".join(json.dumps(step) + "\n" for step in steps) + '{"frame": 4')
    head, pixels = np.zeros(32, np.uint8), 128 * 128
    start = head.copy()
    start[8:28] = np.array([1, 2, 128, 128, 0], "<u4").view(np.uint8)
    views = [np.concatenate([np.array([*LEVEL, x, 0, 1.6]).view(np.uint8), np.full(pixels * 3, 90 + x, np.uint8)]) for x in (-1.0, 1.0)]
    np.concatenate([start, *views]).tofile(folder / "start.bin")
    latents = np.arange(FRAMES * 8192, dtype=np.float32).reshape(FRAMES, -1)
    np.concatenate([head, *(np.concatenate([row.view(np.uint8), np.zeros(pixels * 5, np.uint8)]) for row in latents)]).tofile(folder / "latents.bin")
    return folder


def test_a_recording_is_read_as_it_is_written(package, tmp_path):
    recorded = read_rollout(record(tmp_path / "rollout", package, "few-step"))
    assert recorded.latents.shape == (FRAMES, 32, 16, 16) and recorded.latents[2].ravel()[5] == 2 * 8192 + 5
    assert recorded.start_rgb.shape == (2, 128, 128, 3) and recorded.start_rgb[1, 0, 0, 0] == 91
    assert np.allclose(recorded.pose(1)[:3, 3], [0.2, 0, 1.6]) and not recorded.first_is_seen
    # Level, along +x: the camera's forward is the world's +x, its down the world's -z.
    assert np.allclose(pose_matrix(LEVEL, [0, 0, 0])[:3, :3], [[0, 0, 1], [-1, 0, 0], [0, -1, 0]])
    check_model(package, recorded)
    recorded.header["model"]["graphs"]["denoiser"] = "0" * 64
    with pytest.raises(SystemExit, match="denoiser.onnx"):
        check_model(package, recorded)


@torch.no_grad()
@pytest.mark.parametrize("schedule", ["few-step", "staircase"])
def test_a_rollout_goes_on_from_what_it_made(package, tmp_path, schedule):
    recorded = read_rollout(record(tmp_path / "rollout", package, schedule))
    walk = lambda reference: torch.stack([reference.step(frame) for frame in range(FRAMES)])
    latents = walk(Reference(package, recorded))
    assert latents.isfinite().all() and torch.equal(latents, walk(Reference(package, recorded)))
    other = Reference(package, recorded)
    other.step(0)
    other.latents[0] += 1
    assert (other.step(1) - latents[1]).abs().max() > 1e-3


@torch.no_grad()
@pytest.mark.parametrize("shown", [1, 2])
def test_a_shorter_window_shows_the_newest_frames_only(package, tmp_path, shown):
    recorded = read_rollout(record(tmp_path / "rollout", package, "few-step"))
    recorded.header["memory"]["windowFrames"] = shown
    for counts in (False, True):
        here, there = Reference(package, recorded), Reference(package, recorded)
        for reference in (here, there):
            # Of three views that were retrieved none is one of the walk's own.
            reference.recorded.steps[3]["retrieved"] = reference.recorded.steps[0]["retrieved"]
            for step in range(3):
                reference.step(step)
        there.latents[3 - shown - (0 if counts else 1)] += 1
        assert (not torch.equal(here.step(3), there.step(3))) == counts
