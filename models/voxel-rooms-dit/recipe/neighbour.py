"""Makes voxel-rooms' recipe importable: its data, camera and encoder are this model's too."""

import sys
from pathlib import Path

VOXEL_ROOMS = Path(__file__).resolve().parents[2] / "voxel-rooms"
"""The neighbour's package, with its recipe and, where it was trained here, its checkpoints."""

# Behind this recipe's own folder, so that its modules never stand in for ours.
if str(VOXEL_ROOMS / "recipe") not in sys.path:
    sys.path.append(str(VOXEL_ROOMS / "recipe"))
