"""Writes the package: the four graphs, golden inputs and outputs, world-model.json and training.json.

    python package.py                      # from ../checkpoints/last.pt
    python package.py --untrained --out DIR
"""

from pathlib import Path

import numpy as np
import torch

from command_line import package_arguments
from dream import SLOTS
from graphs import export_graph, graph_specs, load_checkpoint, round_to_half
from networks import LATENT_CHANNELS, VoxelRooms
from package_files import FORMAT, WORLD, golden_of, smooth, write_whole
from train import MODEL_FOLDER

VERSION = "0.4.0"
ROLES = {
    "frame": "frame", "rays": "gravity_rays", "latent": "latent", "depth": "depth", "guide": "guide",
    "features": "condition", "context": "condition", "sample": "sample", "noise_level": "noise_level", "x0": "prediction",
}


def manifest(model: VoxelRooms, files: dict[str, dict]) -> dict:
    def ports(shapes):
        return {name: {"role": ROLES[name], "dtype": "float32", "shape": list(shape)} for name, shape in shapes.items()}

    return {
        **FORMAT,
        "id": "voxel-rooms",
        "title": "Voxel Rooms",
        "description": "Rooms, gardens, galleries and streets of half-metre blocks, walked at eye height, dreamed at 128×128 from remembered views.",
        "version": VERSION,
        **WORLD,
        "latent": {"channels": LATENT_CHANNELS, "heightCells": 16, "widthCells": 16},
        "graphs": {
            name: files[f"{name}.onnx"] | {"inputs": ports(inputs), "outputs": ports(outputs)}
            for name, _, inputs, outputs in graph_specs(model)
        },
        "sampler": {"family": "flow_euler", "prediction": "x0", "steps": 1, "allowedSteps": [1, 2, 4]},
        "memory": {"kind": "reprojection", "slots": SLOTS, "policy": "coverage", "grid": 16},
        "golden": files["golden.npz"] | {"tolerance": 0.001},
    }


def golden(model: VoxelRooms, folder: Path) -> dict[str, np.ndarray]:
    """Inputs from a seed, smooth where a real one is, and rounded to multiples of 1/8 so that they compress."""
    rng = np.random.default_rng(2026)
    arrays = {}
    for name, module, inputs, outputs in graph_specs(model):
        feeds = {}
        for key, shape in inputs.items():
            coarse = rng.normal(0, 0.5, shape).astype(np.float32)
            if len(shape) == 4 and shape[2] == 128:
                coarse = smooth(rng, shape)
            if key == "guide":
                coarse[:, :, 40:80, 40:80] = 0  # open to retrieval and, at its edge, to choice
            feeds[key] = np.full(shape, 1, np.float32) if key == "noise_level" else np.round(coarse * 8) / 8
        arrays |= golden_of(folder / f"{name}.onnx", module, feeds, outputs, 1e-3)
    return arrays


def write_package(model: VoxelRooms, samples: dict, folder: Path) -> None:
    model = round_to_half(model).float().to("cpu").eval()

    def write_graphs(part: Path) -> None:
        for name, module, inputs, outputs in graph_specs(model):
            export_graph(module, inputs, outputs, part / f"{name}.onnx")

    write_whole(folder, samples, write_graphs, lambda part: golden(model, part), lambda files: manifest(model, files))


def main() -> None:
    options = package_arguments(__doc__, MODEL_FOLDER).parse_args()
    torch.manual_seed(0)
    model = VoxelRooms()
    samples = {} if options.untrained else load_checkpoint(model, options.checkpoint)
    write_package(model, samples, options.out)


if __name__ == "__main__":
    main()
