"""Writes the package: the four graphs, golden inputs and outputs, world-model.json and training.json.

    python package_dit.py                  # from ../checkpoints/last.pt
    python package_dit.py --untrained --out DIR
"""

import neighbour  # noqa: F401
import warnings
from pathlib import Path

import numpy as np
import torch

from command_line import package_arguments
from graphs import export_graph, load_checkpoint, round_to_half
from graphs_dit import FRAMES, graph_specs
from networks_dit import LATENT_CHANNELS, SIZES, VoxelRoomsDit
from package_files import FORMAT, WORLD, golden_of, smooth, write_whole
from schedule import FEW_STEPS, SHIFT, STAGES
from window import CELLS, MEMORY_FRAMES, MEMORY_TIME, NOISY_FRAMES, WINDOW_FRAMES

PACKAGE_FOLDER = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"
GOLDEN_FRAMES = 2
"""Noisy frames of the denoiser's golden test: two, so that one may look at the other."""
SHOWN_FRAMES = 1
"""Of the window, unless a rollout asks otherwise: of 1, 2, 4 and 8 the one that did best on development worlds."""
CACHE_STEP = 1 / 2048
"""To which the golden keys and values are rounded, a quarter of the tolerance: they are most of the file."""


def manifest(model: VoxelRoomsDit, files: dict[str, dict]) -> dict:
    def ports(described):
        return {name: {"role": port.role, "dtype": "float32", "shape": list(port.shape)} for name, port in described.items()}

    return {
        **FORMAT,
        "id": "voxel-rooms-dit",
        "title": "Voxel Rooms, by attention",
        "description": "The worlds of Voxel Rooms, dreamed by a diffusion transformer that attends to remembered latents. Experimental.",
        "version": VERSION,
        **WORLD,
        "latent": {"channels": LATENT_CHANNELS, "heightCells": CELLS, "widthCells": CELLS},
        "graphs": {
            spec.name: files[f"{spec.name}.onnx"] | {"inputs": ports(spec.inputs), "outputs": ports(spec.outputs)}
            for spec in graph_specs(model)
        },
        "sampler": {
            "family": "flow_window",
            "prediction": "velocity",
            "shift": int(SHIFT),
            "steps": 2,
            "allowedSteps": list(FEW_STEPS),
            "staircase": {"stages": STAGES, "slots": NOISY_FRAMES},
        },
        "memory": {
            "kind": "latent-context",
            "slots": MEMORY_FRAMES,
            "policy": "coverage",
            "grid": 16,
            "timeIndex": int(MEMORY_TIME),
            "enabled": True,
        },
        "context": {"frames": WINDOW_FRAMES, "shownFrames": SHOWN_FRAMES, "noiseLevel": 0.0, "attentionSink": False},
        "golden": files["golden.npz"] | {"tolerance": 0.001},
    }


def golden_input(name: str, shape: tuple, rng: np.random.Generator) -> np.ndarray:
    """Numbers of few digits, so that they compress: smooth where a real input is, in its range where it has one."""
    shape = tuple(GOLDEN_FRAMES if size == FRAMES else size for size in shape)
    if name in ("frame", "rays"):
        return np.round(smooth(rng, shape) * 64) / 64
    if name == "present":
        return np.float32([[1, 0, 1, 1, *[0] * 3, *[1] * 5]])
    if name == "bias":
        return np.repeat(np.float32([[0, -1e4, 0, 0, *[-1e4] * 3, *[0] * 5]]), shape[1] // 12, 1)
    if name == "time_index":
        context = [MEMORY_TIME] * MEMORY_FRAMES + list(range(WINDOW_FRAMES))
        return np.float32([context if shape[1] == len(context) else [WINDOW_FRAMES + frame for frame in range(shape[1])]])
    if name == "noise_level":
        return np.float32([np.linspace(0.25, 1, shape[1])])
    if name == "cache":
        return np.round(rng.normal(0, 0.5, shape)).astype(np.float32)
    return (np.round(rng.normal(0, 0.5, shape) * 64) / 64).astype(np.float32)


def golden(model: VoxelRoomsDit, folder: Path) -> dict[str, np.ndarray]:
    """Inputs from a seed and what comes of them."""
    rng, arrays = np.random.default_rng(2026), {}
    for spec in graph_specs(model):
        feeds = {name: golden_input(name, port.shape, rng) for name, port in spec.inputs.items()}
        arrays |= golden_of(folder / f"{spec.name}.onnx", spec.module, feeds, spec.outputs, 1e-4)
    arrays["conditioner/out/cache"] = np.round(arrays["conditioner/out/cache"] / CACHE_STEP) * np.float32(CACHE_STEP)
    return arrays


def with_no_zeros(model: VoxelRoomsDit) -> VoxelRoomsDit:
    """Fills the weights that training begins at zero, so that an untrained package, too, shows every path in its goldens."""
    for p in model.parameters():
        if not p.any():
            torch.nn.init.normal_(p, std=0.02)
    # Trained axes are half precision's already.
    model.latents.layouts.axes.copy_(model.latents.layouts.axes.half())
    return model


def write_package(model: VoxelRoomsDit, samples: dict, folder: Path) -> None:
    model = round_to_half(model).float().to("cpu").eval()

    def write_graphs(part: Path) -> None:
        with warnings.catch_warnings():
            # The batch is one: what the tracer takes for constant is constant.
            warnings.simplefilter("ignore", torch.jit.TracerWarning)
            for spec in graph_specs(model):
                export_graph(spec.module, *spec.shapes(), part / f"{spec.name}.onnx")

    write_whole(folder, samples, write_graphs, lambda part: golden(model, part), lambda files: manifest(model, files))


def main() -> None:
    arguments = package_arguments(__doc__, PACKAGE_FOLDER)
    arguments.add_argument("--preset", choices=SIZES, default="cpu", help="that the checkpoint was trained with")
    options = arguments.parse_args()
    torch.manual_seed(0)
    model = VoxelRoomsDit(SIZES[options.preset])
    samples = {} if options.untrained else load_checkpoint(model, options.checkpoint)
    write_package(with_no_zeros(model) if options.untrained else model, samples, options.out)


if __name__ == "__main__":
    main()
