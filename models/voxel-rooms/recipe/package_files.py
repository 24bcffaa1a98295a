"""What the packages of all recipes have in common: their worlds, the check of their graphs, and how they are written."""

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Callable

import numpy as np
import onnxruntime
import torch
import torch.nn as nn

from pieces import split_large

WORLD = {
    "camera": {"widthPx": 128, "heightPx": 128, "hfovDeg": 80, "fps": 20, "axes": "opencv", "up": "+z"},
    "walk": {
        "speedMPerFrame": 0.2,
        "turnDegPerFrame": 7.5,
        "eyeHeightM": 1.6,
        # A walk is drawn at 0.15–0.25 m a frame, and up to three times as fast where `draw_sequence` leaves frames out.
        "trainedSpeedsMPerFrame": {"slowest": 0.15, "fastest": 0.75},
    },
}
"""Of a manifest: how the bundled worlds are seen and walked."""
FORMAT = {
    "$schema": "../../packages/model-package/schema/world-model.schema.json",
    "format": "dreamwalk-world-model/1",
    "license": "MIT",
    "card": "README.md",
}


def smooth(rng: np.random.Generator, shape: tuple) -> np.ndarray:
    """A random image as smooth as a real one, so that depths near the sky's threshold are rare."""
    small = torch.from_numpy(rng.normal(0, 0.4, (*shape[:2], 8, 8)).astype(np.float32))
    return torch.nn.functional.interpolate(small, size=shape[2:], mode="bicubic").clamp(-1, 1).numpy()


@torch.no_grad()
def run_torch(module: nn.Module, feeds: dict[str, np.ndarray]) -> list[np.ndarray]:
    """Feeds in the order of the module's arguments."""
    made = module.eval()(*(torch.from_numpy(value) for value in feeds.values()))
    return [tensor.numpy() for tensor in (made if isinstance(made, tuple) else (made,))]


def golden_of(graph: Path, module: nn.Module, feeds: dict[str, np.ndarray], outputs, tolerance: float) -> dict[str, np.ndarray]:
    """Inputs and what PyTorch makes of them as golden.npz names them, once ONNX Runtime has made the same of them."""
    made = run_torch(module, feeds)
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    for name, ours, theirs in zip(outputs, made, session.run(None, feeds)):
        wrong = np.abs(ours - theirs).max() / max(1, np.abs(ours).max())
        if not wrong <= tolerance:
            raise RuntimeError(f"{graph.name} gives another {name} in ONNX Runtime than in PyTorch: {wrong:.2e}.")
    ins = {f"{graph.stem}/in/{name}": value for name, value in feeds.items()}
    return ins | {f"{graph.stem}/out/{name}": _shortened(value) for name, value in zip(outputs, made)}


def _shortened(values: np.ndarray) -> np.ndarray:
    """Rounded far within any tolerance, so that they compress."""
    step = 2.0 ** (np.ceil(np.log2(np.maximum(1, np.abs(values)))) - 13)
    return (np.round(values / step) * step).astype(np.float32)


def write_whole(
    folder: Path,
    samples: dict,
    write_graphs: Callable[[Path], None],
    golden: Callable[[Path], dict[str, np.ndarray]],
    manifest: Callable[[dict[str, dict]], dict],
) -> None:
    """Everything is written beside its place first: a failure leaves the old package whole.

    `manifest` is told how each file is named there: its hash, and its pieces where it is too large to be one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        part = Path(temporary)
        write_graphs(part)
        np.savez_compressed(part / "golden.npz", **golden(part))
        described = {file.name: _describe(file) for file in sorted(part.iterdir())}
        (part / "world-model.json").write_text(json.dumps(manifest(described), indent=2, ensure_ascii=False) + "\n")
        (part / "training.json").write_text(json.dumps({"samples": samples}, indent=2) + "\n")
        for name in described:
            for old in [folder / name, *folder.glob(f"{name}.[0-9]*")]:
                old.unlink(missing_ok=True)
        for file in part.iterdir():
            file.replace(folder / file.name)
    size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    print(f"{folder}: {size / 1e6:.1f} MB, samples {samples}")


def _describe(file: Path) -> dict:
    named = {"file": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
    pieces = split_large(file)
    return named if pieces == 1 else named | {"pieces": pieces}
