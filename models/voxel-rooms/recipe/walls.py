"""Training data for tests: small worlds of one wall each."""

import json
from pathlib import Path

import numpy as np

WORLDS, VIEWS, WALL_M = 2, 40, 4


def write_walls(folder: Path, rgb: np.ndarray) -> None:
    """Views [WORLDS, VIEWS, 128, 128, 3] of a plane WALL_M ahead, seen from places along a line."""
    shard = folder / "shard-0"
    shard.mkdir()
    poses = np.tile(np.array([[0, 0, 1, 0], [-1, 0, 0, 0], [0, -1, 0, 1.6], [0, 0, 0, 1.0]]), (WORLDS, VIEWS, 1, 1))
    poses[..., 1, 3] = np.linspace(-1, 1, VIEWS)
    rgb.tofile(shard / "rgb.bin")
    np.full((WORLDS, VIEWS, 128, 128), WALL_M, np.float16).tofile(shard / "depth.bin")
    poses.tofile(shard / "pose.bin")
    (shard / "meta.json").write_text(json.dumps(dict(count=WORLDS, views=VIEWS, width=128, height=128, hfovDeg=80)))
