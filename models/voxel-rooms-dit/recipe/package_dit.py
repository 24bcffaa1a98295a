"""Writes the package: the four graphs, golden inputs and outputs, world-model.json and training.json.

    python package_dit.py                  # from ../checkpoints/last.pt
    python package_dit.py --untrained --out DIR
"""

import neighbour  # noqa: F401
import argparse
import hashlib
import json
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from graphs import export_graph, round_to_half
from graphs_dit import FRAMES, GraphSpec, graph_specs
from networks_dit import LATENT_CHANNELS, SIZES, VoxelRoomsDit
from schedule import FEW_STEPS, SHIFT, STAGES
from window import CELLS, MEMORY_FRAMES, MEMORY_TIME, NOISY_FRAMES, WINDOW_FRAMES

PACKAGE_FOLDER = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"
LARGEST_FILE_BYTES = 16 * 2**20
GOLDEN_FRAMES = 2
"""Noisy frames of the denoiser's golden test: two, so that one may look at the other."""
CACHE_STEP = 1 / 2048
"""To which the golden keys and values are rounded, a quarter of the tolerance: they are most of the file."""


def manifest(model: VoxelRoomsDit, hashes: dict[str, str]) -> dict:
    def ports(described):
        return {name: {"role": port.role, "dtype": "float32", "shape": list(port.shape)} for name, port in described.items()}

    return {
        "$schema": "../../packages/model-package/schema/world-model.schema.json",
        "format": "dreamwalk-world-model/1",
        "id": "voxel-rooms-dit",
        "title": "Voxel Rooms, by attention",
        "description": "The worlds of Voxel Rooms, dreamed by a diffusion transformer that attends to remembered latents. Experimental.",
        "version": VERSION,
        "license": "MIT",
        "card": "README.md",
        "camera": {"widthPx": 128, "heightPx": 128, "hfovDeg": 80, "fps": 20, "axes": "opencv", "up": "+z"},
        "walk": {"speedMPerFrame": 0.2, "turnDegPerFrame": 7.5, "eyeHeightM": 1.6},
        "latent": {"channels": LATENT_CHANNELS, "heightCells": CELLS, "widthCells": CELLS},
        "graphs": {
            spec.name: {
                "file": f"{spec.name}.onnx",
                "sha256": hashes[f"{spec.name}.onnx"],
                "inputs": ports(spec.inputs),
                "outputs": ports(spec.outputs),
            }
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
            "policy": "worldcam-paper",
            "grid": 16,
            "timeIndex": int(MEMORY_TIME),
            "enabled": True,
        },
        "context": {"frames": WINDOW_FRAMES, "noiseLevel": 0.0, "attentionSink": False},
        "golden": {"file": "golden.npz", "sha256": hashes["golden.npz"], "tolerance": 0.001},
    }


def golden_input(name: str, shape: tuple, rng: np.random.Generator) -> np.ndarray:
    """Numbers of few digits, so that they compress: smooth where a real input is, in its range where it has one."""
    shape = tuple(GOLDEN_FRAMES if size == FRAMES else size for size in shape)
    if name in ("frame", "rays"):
        small = torch.from_numpy(rng.normal(0, 0.4, (*shape[:2], 8, 8)).astype(np.float32))
        wide = torch.nn.functional.interpolate(small, size=shape[2:], mode="bicubic").clamp(-1, 1).numpy()
        return np.round(wide * 64) / 64
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
    """Inputs from a seed and what PyTorch makes of them, checked against ONNX Runtime on the way."""
    rng, arrays = np.random.default_rng(2026), {}
    for spec in graph_specs(model):
        feeds = {name: golden_input(name, port.shape, rng) for name, port in spec.inputs.items()}
        made = run_torch(spec, feeds)
        session = onnxruntime.InferenceSession(str(folder / f"{spec.name}.onnx"), providers=["CPUExecutionProvider"])
        for name, ours, theirs in zip(spec.outputs, made, session.run(None, feeds)):
            wrong = np.abs(ours - theirs).max() / max(1, np.abs(ours).max())
            if not wrong <= 1e-4:
                raise RuntimeError(f"{spec.name}.onnx gives another {name} in ONNX Runtime than in PyTorch: {wrong:.2e}.")
            arrays[f"{spec.name}/out/{name}"] = np.round(ours / CACHE_STEP) * np.float32(CACHE_STEP) if name == "cache" else ours
        arrays |= {f"{spec.name}/in/{name}": value for name, value in feeds.items()}
    return arrays


@torch.no_grad()
def run_torch(spec: GraphSpec, feeds: dict[str, np.ndarray]) -> list[np.ndarray]:
    made = spec.module.eval()(*(torch.from_numpy(value) for value in feeds.values()))
    return [tensor.numpy() for tensor in (made if isinstance(made, tuple) else (made,))]


def with_no_zeros(model: VoxelRoomsDit) -> VoxelRoomsDit:
    """Fills the weights that training begins at zero, so that an untrained package, too, shows every path in its goldens."""
    for p in model.parameters():
        if not p.any():
            torch.nn.init.normal_(p, std=0.02)
    # Trained axes are half precision's already.
    model.latents.layouts.axes.copy_(model.latents.layouts.axes.half())
    return model


def write_package(model: VoxelRoomsDit, samples: dict, folder: Path) -> None:
    """Everything is written beside its place first: a failure leaves the old package whole."""
    folder.mkdir(parents=True, exist_ok=True)
    model = round_to_half(model).float().to("cpu").eval()
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        part = Path(temporary)
        with warnings.catch_warnings():
            # The batch is one: what the tracer takes for constant is constant.
            warnings.simplefilter("ignore", torch.jit.TracerWarning)
            for spec in graph_specs(model):
                export_graph(spec.module, *spec.shapes(), part / f"{spec.name}.onnx")
        np.savez_compressed(part / "golden.npz", **golden(model, part))
        hashes = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in part.iterdir()}
        (part / "world-model.json").write_text(json.dumps(manifest(model, hashes), indent=2, ensure_ascii=False) + "\n")
        (part / "training.json").write_text(json.dumps({"samples": samples}, indent=2) + "\n")
        for file in part.iterdir():
            if file.stat().st_size > LARGEST_FILE_BYTES:
                print(f"{file.name} is larger than 16 MiB: see the model card on how weights are to be split.")
            file.replace(folder / file.name)
    size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    print(f"{folder}: {size / 1e6:.1f} MB, samples {samples}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--checkpoint", type=Path, default=PACKAGE_FOLDER / "checkpoints" / "last.pt")
    arguments.add_argument("--preset", choices=SIZES, default="cpu", help="that the checkpoint was trained with")
    arguments.add_argument("--out", type=Path, default=PACKAGE_FOLDER)
    arguments.add_argument("--untrained", action="store_true", help="true shapes, random weights: for trying the engine")
    options = arguments.parse_args()
    torch.manual_seed(0)
    model, samples = VoxelRoomsDit(SIZES[options.preset]), {}
    if options.untrained:
        with_no_zeros(model)
    else:
        saved = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
        model.load_state_dict(saved["model"])
        samples = saved["samples"]
    write_package(model, samples, options.out)


if __name__ == "__main__":
    main()
