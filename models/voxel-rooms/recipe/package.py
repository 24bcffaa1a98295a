"""Writes the package: the four graphs, golden inputs and outputs, world-model.json and training.json.

    python package.py                      # from ../checkpoints/last.pt
    python package.py --untrained --out DIR
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from graphs import export_graph, graph_specs, round_to_half
from networks import LATENT_CHANNELS, VoxelRooms
from train import MODEL_FOLDER

VERSION = "0.2.0"
ROLES = {
    "frame": "frame", "rays": "gravity_rays", "latent": "latent", "depth": "depth", "guide": "guide",
    "features": "condition", "context": "condition", "sample": "sample", "noise_level": "noise_level", "x0": "prediction",
}


def manifest(model: VoxelRooms, hashes: dict[str, str]) -> dict:
    def ports(shapes):
        return {name: {"role": ROLES[name], "dtype": "float32", "shape": list(shape)} for name, shape in shapes.items()}

    return {
        "$schema": "../../packages/model-package/schema/world-model.schema.json",
        "format": "dreamwalk-world-model/1",
        "id": "voxel-rooms",
        "title": "Voxel Rooms",
        "description": "Rooms, gardens, galleries and streets of half-metre blocks, walked at eye height, dreamed at 128×128 from remembered views.",
        "version": VERSION,
        "license": "MIT",
        "card": "README.md",
        "camera": {"widthPx": 128, "heightPx": 128, "hfovDeg": 80, "fps": 20, "axes": "opencv", "up": "+z"},
        "walk": {"speedMPerFrame": 0.2, "turnDegPerFrame": 7.5, "eyeHeightM": 1.6},
        "latent": {"channels": LATENT_CHANNELS, "heightCells": 16, "widthCells": 16},
        "graphs": {
            name: {"file": f"{name}.onnx", "sha256": hashes[f"{name}.onnx"], "inputs": ports(inputs), "outputs": ports(outputs)}
            for name, _, inputs, outputs in graph_specs(model)
        },
        "sampler": {"family": "flow_euler", "prediction": "x0", "steps": 1, "allowedSteps": [1, 2, 4]},
        "memory": {"kind": "reprojection", "slots": 4, "policy": "coverage", "grid": 16},
        "golden": {"file": "golden.npz", "sha256": hashes["golden.npz"], "tolerance": 0.001},
    }


def golden(model: VoxelRooms, folder: Path) -> dict[str, np.ndarray]:
    """Inputs from a seed and what PyTorch makes of them, checked against ONNX Runtime on the way.

    Inputs are smooth where a real one is (frames, guides), so that depths near the sky's threshold are rare, and
    are rounded to multiples of 1/8 so that they compress.
    """
    rng = np.random.default_rng(2026)
    arrays = {}
    for name, module, inputs, outputs in graph_specs(model):
        feeds = {}
        for key, shape in inputs.items():
            coarse = rng.normal(0, 0.5, shape).astype(np.float32)
            if len(shape) == 4 and shape[2] == 128:
                small = torch.from_numpy(rng.normal(0, 0.4, (*shape[:2], 8, 8)).astype(np.float32))
                coarse = torch.nn.functional.interpolate(small, size=shape[2:], mode="bicubic").clamp(-1, 1).numpy()
            if key == "guide":
                coarse[:, :, 40:56, 40:56] = 0  # open to invention
            feeds[key] = np.full(shape, 1, np.float32) if key == "noise_level" else np.round(coarse * 8) / 8
        with torch.no_grad():
            made = module.eval()(*(torch.from_numpy(v) for v in feeds.values()))
        made = [t.numpy() for t in (made if isinstance(made, tuple) else (made,))]
        session = onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), providers=["CPUExecutionProvider"])
        for key, ours, theirs in zip(outputs, made, session.run(None, feeds)):
            wrong = np.abs(ours - theirs).max() / max(1, np.abs(ours).max())
            if wrong > 1e-3:
                raise RuntimeError(f"{name}.onnx gives another {key} in ONNX Runtime than in PyTorch: {wrong:.2e}.")
        arrays |= {f"{name}/in/{key}": value for key, value in feeds.items()}
        arrays |= {f"{name}/out/{key}": value for key, value in zip(outputs, made)}
    return arrays


def write_package(model: VoxelRooms, samples: dict, folder: Path) -> None:
    """Everything is written beside its place first: a failure leaves the old package whole."""
    folder.mkdir(parents=True, exist_ok=True)
    model = round_to_half(model).float().to("cpu").eval()
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        part = Path(temporary)
        for name, module, inputs, outputs in graph_specs(model):
            export_graph(module, inputs, outputs, part / f"{name}.onnx")
        np.savez_compressed(part / "golden.npz", **golden(model, part))
        hashes = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in part.iterdir()}
        (part / "world-model.json").write_text(json.dumps(manifest(model, hashes), indent=2, ensure_ascii=False) + "\n")
        (part / "training.json").write_text(json.dumps({"samples": samples}, indent=2) + "\n")
        for file in part.iterdir():
            file.replace(folder / file.name)
    size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    print(f"{folder}: {size / 1e6:.1f} MB, samples {samples}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--checkpoint", type=Path, default=MODEL_FOLDER / "checkpoints" / "last.pt")
    arguments.add_argument("--out", type=Path, default=MODEL_FOLDER)
    arguments.add_argument("--untrained", action="store_true", help="true shapes, random weights: for trying the engine")
    options = arguments.parse_args()
    torch.manual_seed(0)
    model, samples = VoxelRooms(), {}
    if not options.untrained:
        saved = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
        model.load_state_dict(saved["model"])
        samples = saved["samples"]
    write_package(model, samples, options.out)


if __name__ == "__main__":
    main()
