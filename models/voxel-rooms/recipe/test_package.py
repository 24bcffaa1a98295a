import json

import onnx
import torch

from graphs import graph_specs, load_shipped, round_to_half
from networks import SKY_DISPARITY, VoxelRooms, metres
from package import write_package

ON_THE_CPU_UNDER_WEBGPU = {
    "Attention", "TensorScatter", "GroupNormalization", "SpaceToDepth", "Round", "Sign", "Mod", "Sum", "Mean",
    "LogSoftmax", "RandomNormalLike", "IsNaN", "Shape", "NonZero",
}


def test_a_package_gives_back_the_weights_it_was_made_of(tmp_path):
    torch.manual_seed(3)
    model = VoxelRooms()
    write_package(model, {"see": 7}, tmp_path)
    again = VoxelRooms()
    assert load_shipped(again, tmp_path) == {"see": 7}
    for ours, theirs in zip(round_to_half(model).parameters(), again.parameters()):
        assert torch.equal(ours, theirs)
    bank, bank_again = model.denoiser.inventor.bank, again.denoiser.inventor.bank
    assert torch.equal(bank.layouts, bank_again.layouts) and torch.equal(bank.looks, bank_again.looks)
    manifest = json.loads((tmp_path / "world-model.json").read_text())
    for name, _, inputs, _ in graph_specs(model):
        graph = onnx.load(tmp_path / f"{name}.onnx")
        assert graph.opset_import[0].version >= 17
        assert not {node.op_type for node in graph.graph.node} & ON_THE_CPU_UNDER_WEBGPU
        assert [i.name for i in graph.graph.input] == list(inputs) == list(manifest["graphs"][name]["inputs"])
    assert sum(f.stat().st_size for f in tmp_path.iterdir()) < 24e6


def test_sky_is_zero_metres():
    s = torch.tensor([SKY_DISPARITY - 0.01, SKY_DISPARITY + 0.01, 0.0])
    depth = metres(s)
    assert depth[0] == 0 and 60 < depth[1] < 75 and abs(depth[2] - 3) < 1e-5
