"""The training data that `dreamwalk dataset` writes, and the samples drawn from it.

A world is 40 views: two stretches of a walk, eight consecutive frames each, then 24 views of a tour round them.
A sample is a short sequence of that walk with what a rollout would remember when it starts.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from camera import VOXEL_ROOMS_CAMERA, gravity_rays
from guide import SKY_M, relative_poses

WALK_VIEWS, STRETCH_VIEWS = 16, 8
TOUR_SHARE = 0.4
"""Of the sequences, those whose memory holds a whole tour."""
CELLS = 16


class Shards:
    """All shards below a folder, memory-mapped; nothing is copied until a batch asks for it."""

    def __init__(self, folder: Path, most: int | None = None):
        self.folder, self.most = Path(folder), most
        self.refresh()

    def refresh(self) -> None:
        """Takes in the worlds that were written since: training may start while shards are still growing."""
        self.parts = []
        for meta in sorted(self.folder.glob("**/meta.json")):
            facts = json.loads(meta.read_text())
            views, h, w = facts["views"], facts["height"], facts["width"]
            n = min(facts["count"], *(_rows(meta.parent / name, size) for name, size in
                    [("rgb.bin", views * h * w * 3), ("depth.bin", views * h * w * 2), ("pose.bin", views * 128)]))
            if n == 0:
                continue
            self.parts.append(dict(
                rgb=np.memmap(meta.parent / "rgb.bin", np.uint8, "r", shape=(n, views, h, w, 3)),
                depth=np.memmap(meta.parent / "depth.bin", np.float16, "r", shape=(n, views, h, w)),
                pose=np.fromfile(meta.parent / "pose.bin", np.float64, n * views * 16).reshape(n, views, 4, 4),
            ))
        self.index = [(p, i) for p, part in enumerate(self.parts) for i in range(len(part["rgb"]))][: self.most]
        if not self.index:
            raise FileNotFoundError(f"No training shards below {self.folder}. Write some with `dreamwalk dataset --out {self.folder}`.")

    def __len__(self) -> int:
        return len(self.index)

    def rgb(self, world: int, views) -> np.ndarray:
        part, row = self.index[world]
        return self.parts[part]["rgb"][row][views]

    def true_depth(self, world: int, views) -> np.ndarray:
        part, row = self.index[world]
        return self.parts[part]["depth"][row][views].astype(np.float32)

    def pose(self, world: int) -> np.ndarray:
        part, row = self.index[world]
        return self.parts[part]["pose"][row]


def _rows(path: Path, size: int) -> int:
    return path.stat().st_size // size if path.exists() else 0


def to_network(rgb: np.ndarray) -> torch.Tensor:
    """uint8 [..., H, W, 3] to [-1, 1] [..., 3, H, W]."""
    return torch.from_numpy(np.array(rgb)).movedim(-1, -3).float() / 127.5 - 1


def sight(world_poses: np.ndarray, depth_m: np.ndarray) -> np.ndarray:
    """How well each view sees what each walked frame sees: weights [WALK_VIEWS, views, CELLS * CELLS].

    The rule is the guide's stage B on a coarse grid, with the walked frame's own depth as the hypothesis.
    """
    camera = VOXEL_ROOMS_CAMERA
    step = camera.width_px // CELLS
    depth = torch.from_numpy(depth_m)
    depth = torch.where(depth <= 0, torch.full_like(depth, SKY_M), depth)
    poses = torch.from_numpy(world_poses)
    rays = camera.rays()[:, step // 2 :: step, step // 2 :: step].reshape(3, -1)
    z = depth[:WALK_VIEWS, step // 2 :: step, step // 2 :: step].reshape(WALK_VIEWS, 1, -1)
    to_source = torch.linalg.inv(relative_poses(poses[:WALK_VIEWS], poses[None].expand(WALK_VIEWS, -1, -1, -1)).double()).float()
    seen = to_source[..., :3, :3] @ (rays * z)[:, None] + to_source[..., :3, 3:]
    xs, ys, zs = seen.unbind(2)
    safe = zs.clamp_min(0.05)
    u, v = camera.fx * xs / safe + camera.cx, camera.fy * ys / safe + camera.cy
    inside = (zs > 0.05) & (u >= 0) & (u < camera.width_px) & (v >= 0) & (v < camera.height_px)
    column, row = u.clamp(0, camera.width_px - 1).long(), v.clamp(0, camera.height_px - 1).long()
    source_depth = depth.reshape(1, len(depth), -1).expand(WALK_VIEWS, -1, -1).gather(2, row * camera.width_px + column)
    visible = inside & ((1 / safe - 1 / source_depth).abs() < 0.006 + 0.10 / safe)
    blur = (safe / z - 1).clamp_min(0)
    centre = to_source[..., :3, 3:]
    to_eye = centre - seen
    cosine = (to_eye * -seen).sum(2) / (to_eye.norm(dim=2) * seen.norm(dim=2)).clamp_min(1e-9)
    sine2 = torch.where(z >= 500, torch.zeros_like(cosine), (1 - cosine**2).clamp_min(0))
    weight = 1 / (0.1 + 5.3 * sine2 + blur**2) ** 2
    return torch.where(visible, weight / (weight + 1), torch.zeros_like(weight)).numpy()


def greedy(confidence: np.ndarray, candidates: np.ndarray, seen_already: np.ndarray, slots: int) -> list[int]:
    """Greedy maximum coverage: the views that add most confidence to the cells, [views, cells]."""
    best, chosen = seen_already.copy(), []
    for _ in range(slots):
        gain = np.maximum(confidence[candidates] - best, 0).sum(1)
        top = int(gain.argmax()) if len(gain) else 0
        if not len(gain) or gain[top] < 0.5:
            break
        chosen.append(int(candidates[top]))
        best = np.maximum(best, confidence[candidates[top]])
    return chosen


@dataclass
class Sequence:
    """One world's share of a batch: `frames[0]` is the true previous view, the rest are targets in order."""

    world: int
    frames: list[int]
    memory: list[list[int]]
    """For each target, the remembered views besides the previous one."""
    toured: bool
    """Whether memory holds a whole tour."""


def to_and_fro(stretch: int, phase: int, stride: int, length: int) -> list[int]:
    """A walk of `length` steps to and fro along a stretch, begun anywhere in either direction."""
    turn = STRETCH_VIEWS - 1
    return [stretch + turn - abs((phase + step * stride) % (2 * turn) - turn) for step in range(length + 1)]


def draw_sequence(rng: np.random.Generator, world: int, confidence: np.ndarray, length: int, slots: int) -> Sequence:
    """What memory holds is drawn too: a whole tour mostly, then a thin one, then nothing but the walk itself."""
    stretch = int(rng.integers(2)) * STRETCH_VIEWS
    # Some go faster than one walks: what comes into view then is wide, and has to be invented.
    stride = int(rng.integers(1, 4)) if rng.random() < 0.35 else 1
    frames = to_and_fro(stretch, int(rng.integers(2 * STRETCH_VIEWS - 2)), stride, length)
    tour = np.arange(WALK_VIEWS, confidence.shape[1])
    kind = rng.random()
    if kind < TOUR_SHARE:
        candidates = tour
    elif kind < 0.6:
        candidates = rng.choice(tour, int(rng.integers(1, 7)), replace=False)
    elif kind < 0.68:
        candidates = np.setdiff1d(np.arange(stretch, stretch + STRETCH_VIEWS), frames)
    else:
        candidates = np.empty(0, int)
    # Retrieval does not count what a generated previous frame shows, only what a real one does.
    previous_is_real = rng.random() < 0.5
    memory = []
    for target, previous in zip(frames[1:], frames[:-1]):
        seen = confidence[target][previous] if previous_is_real else np.zeros_like(confidence[target][previous])
        memory.append(greedy(confidence[target], candidates, seen, slots))
        previous_is_real = False
    return Sequence(world, frames, memory, kind < TOUR_SHARE)


def rays_of(poses: np.ndarray) -> torch.Tensor:
    return gravity_rays(VOXEL_ROOMS_CAMERA, torch.from_numpy(poses))
