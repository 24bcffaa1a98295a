import json

import neighbour  # noqa: F401
import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from attention import Size
from graphs import round_to_half
from graphs_dit import FRAMES, graph_specs, load_shipped_dit
from networks_dit import VoxelRoomsDit
from package_dit import golden_input, with_no_zeros, write_package
from package_files import run_torch
from pieces import LARGEST_BYTES
from test_package import ON_THE_CPU_UNDER_WEBGPU


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    torch.manual_seed(3)
    model, folder = with_no_zeros(VoxelRoomsDit(Size(dim=48, depth=2, heads=4))), tmp_path_factory.mktemp("package")
    write_package(model, {"dream": 7}, folder)
    return model, folder


def test_a_package_gives_back_the_weights_it_was_made_of(package):
    model, folder = package
    again, samples = load_shipped_dit(folder)
    assert samples == {"dream": 7} and again.transformer.size == model.transformer.size
    for ours, theirs in zip(round_to_half(model).parameters(), again.parameters()):
        assert torch.equal(ours, theirs)


def test_the_manifest_says_what_the_graphs_are(package):
    model, folder = package
    manifest = json.loads((folder / "world-model.json").read_text())
    for spec in graph_specs(model):
        graph = onnx.load(folder / f"{spec.name}.onnx").graph
        assert not {node.op_type for node in graph.node} & ON_THE_CPU_UNDER_WEBGPU
        for ports, described in ((graph.input, "inputs"), (graph.output, "outputs")):
            shapes = {p.name: [d.dim_param or d.dim_value for d in p.type.tensor_type.shape.dim] for p in ports}
            assert shapes == {name: port["shape"] for name, port in manifest["graphs"][spec.name][described].items()}
    assert max(file.stat().st_size for file in folder.iterdir()) <= LARGEST_BYTES


@pytest.mark.parametrize("frames", [1, 8])
def test_a_denoiser_takes_any_number_of_frames(package, frames):
    model, folder = package
    spec = next(spec for spec in graph_specs(model) if spec.name == "denoiser")
    rng = np.random.default_rng(0)
    shape_of = lambda shape: tuple(frames if size == FRAMES else size for size in shape)
    feeds = {name: golden_input(name, shape_of(port.shape), rng) for name, port in spec.inputs.items()}
    session = onnxruntime.InferenceSession(str(folder / "denoiser.onnx"), providers=["CPUExecutionProvider"])
    ours, theirs = run_torch(spec.module, feeds)[0], session.run(None, feeds)[0]
    assert theirs.shape == (1, frames, 32, 16, 16) and np.abs(ours - theirs).max() < 1e-3
