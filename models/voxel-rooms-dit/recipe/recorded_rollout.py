"""A rollout as the engine records it: packages/recording has the formats of rollout.json, steps.jsonl, start.bin and latents.bin."""

import neighbour  # noqa: F401
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

HEAD_BYTES = 32
"""Of start.bin and latents.bin."""
SAME_POSE = 1e-9


@dataclass
class Recorded:
    header: dict
    steps: list[dict]
    latents: np.ndarray
    """float32 [frames, *latentDims]"""
    start_rgb: np.ndarray
    """uint8 [views, H, W, 3]: the view, or those of the tour."""
    start_poses: np.ndarray
    """float64 [views, 4, 4]"""

    def pose(self, frame: int) -> np.ndarray:
        return pose_matrix(**self.steps[frame]["pose"])

    @property
    def first_is_seen(self) -> bool:
        """Whether frame 0 is a true view: the one that it started from, or the tour's where the walk begins."""
        begun = pose_matrix(**self.header["start"]["pose"])
        return self.header["start"]["kind"] == "view" or bool((np.abs(self.start_poses - begun).max((1, 2)) < SAME_POSE).any())


def pose_matrix(rotation: list[float], translation: list[float]) -> np.ndarray:
    """Camera-to-world 4x4 of a unit quaternion x y z w and metres."""
    x, y, z, w = rotation
    pose = np.eye(4)
    pose[:3, :3] = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    pose[:3, 3] = translation
    return pose


def read_rollout(folder: Path) -> Recorded:
    header = json.loads((folder / "rollout.json").read_text())
    # A line without its newline was cut off by a kill.
    steps = [json.loads(line) for line in (folder / "steps.jsonl").read_text().split("\n")[:-1]]
    shape, pixels = header["latentDims"], header["camera"]["widthPx"] * header["camera"]["heightPx"]
    numbers = int(np.prod(shape))
    record = -(-(numbers * 4 + pixels * 5) // 4) * 4
    data = np.fromfile(folder / "latents.bin", np.uint8)[HEAD_BYTES:]
    frames = min(len(data) // record, len(steps))
    latents = data[: frames * record].reshape(frames, record)[:, : numbers * 4].copy().view("<f4").reshape(frames, *shape)
    return Recorded(header, steps[:frames], latents, *_read_start(folder / "start.bin"))


def _read_start(file: Path) -> tuple[np.ndarray, np.ndarray]:
    data = np.fromfile(file, np.uint8)
    _, views, width, height, has_depth = data[8:28].view("<u4").tolist()
    record = data[HEAD_BYTES:].reshape(views, -1)
    pose = record[:, :56].copy().view("<f8")
    rgb_at = 56 + has_depth * width * height * 4
    rgb = record[:, rgb_at : rgb_at + width * height * 3].reshape(views, height, width, 3)
    return rgb, np.stack([pose_matrix(p[:4], p[4:]) for p in pose])
