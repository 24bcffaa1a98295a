"""The trained networks as ONNX graphs with the names, shapes and units that world-model.json promises.

Weights are stored in half precision behind Cast nodes, which ONNX Runtime folds when it loads the graph: half the
size on disk, single precision in the arithmetic on every provider.
"""

import io
import json
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn as nn
from onnx import TensorProto, helper, numpy_helper

from guide import GUIDE_CHANNELS
from networks import CONTEXT_CHANNELS, FEATURE_CHANNELS, LATENT_CHANNELS, RAY_CHANNELS, VoxelRooms, latent_of, metres
from pieces import read_whole

OPSET = 17
TRACED_SIZE = 2
"""Of a dynamic axis while its graph is traced."""


class _Encoder(nn.Module):
    def __init__(self, model: VoxelRooms):
        super().__init__()
        self.encoder, self.codebooks = model.encoder, model.codebooks

    def forward(self, frame, rays):
        gist, disparity = self.encoder(frame, rays)
        return latent_of(gist, *self.codebooks.of(frame, disparity)), metres(disparity)


class _Denoiser(nn.Module):
    def __init__(self, model: VoxelRooms):
        super().__init__()
        self.denoiser, self.codebooks = model.denoiser, model.codebooks

    def forward(self, sample, noise_level, context, features, guide):
        return self.denoiser(sample, noise_level, context, features, guide, self.codebooks)


class _Decoder(nn.Module):
    def __init__(self, model: VoxelRooms):
        super().__init__()
        self.decoder = model.decoder

    def forward(self, latent, guide, features):
        frame, disparity = self.decoder(latent, guide, features)
        return frame.clamp(-1, 1), metres(disparity)


def graph_specs(model: VoxelRooms):
    """Name, module, inputs and outputs of each graph; shapes are static, batch 1."""
    frame, rays, guide = (1, 3, 128, 128), (1, RAY_CHANNELS, 128, 128), (1, GUIDE_CHANNELS, 128, 128)
    latent, features, context = (1, LATENT_CHANNELS, 16, 16), (1, FEATURE_CHANNELS, 32, 32), (1, CONTEXT_CHANNELS, 16, 16)
    depth = (1, 1, 128, 128)
    return [
        ("encoder", _Encoder(model), {"frame": frame, "rays": rays}, {"latent": latent, "depth": depth}),
        ("conditioner", model.conditioner, {"guide": guide, "rays": rays}, {"features": features, "context": context}),
        (
            "denoiser",
            _Denoiser(model),
            {"sample": latent, "noise_level": (1,), "context": context, "features": features, "guide": guide},
            {"x0": latent},
        ),
        ("decoder", _Decoder(model), {"latent": latent, "guide": guide, "features": features}, {"frame": frame, "depth": depth}),
    ]


def round_to_half(model: VoxelRooms) -> VoxelRooms:
    """The weights as they will be read back from disk."""
    for p in model.parameters():
        p.data = p.data.half().float()
    return model


def export_graph(module: nn.Module, inputs: dict, outputs: dict, path: Path) -> None:
    """Shapes by name; an axis whose size is a word is dynamic and goes by that word."""
    buffer, shapes = io.BytesIO(), {**inputs, **outputs}
    named = {name: {axis: size for axis, size in enumerate(shape) if isinstance(size, str)} for name, shape in shapes.items()}
    torch.onnx.export(
        module.eval(),
        tuple(torch.zeros([TRACED_SIZE if isinstance(size, str) else size for size in shape]) for shape in inputs.values()),
        buffer,
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={name: axes for name, axes in named.items() if axes},
        opset_version=OPSET,
        dynamo=False,
    )
    graph = onnx.load_from_string(buffer.getvalue())
    # Behind a dynamic axis the exporter forgets what it knows of the others.
    del graph.graph.output[:]
    graph.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items())
    _store_weights_in_half(graph)
    onnx.checker.check_model(graph, full_check=True)
    path.write_bytes(graph.SerializeToString())


def _store_weights_in_half(model: onnx.ModelProto) -> None:
    casts, kept = [], []
    constants = [node for node in model.graph.node if node.op_type == "Constant" and _is_exact_in_half(node.attribute[0].t)]
    for constant in constants:
        constant.attribute[0].t.name = constant.output[0]
    for weight in [*model.graph.initializer, *(constant.attribute[0].t for constant in constants)]:
        values = numpy_helper.to_array(weight)
        if values.size < 64 or not (values.dtype == np.float32 or _is_exact_in_half(weight)):
            kept.append(weight)
            continue
        half = f"{weight.name}.half"
        kept.append(numpy_helper.from_array(values.astype(np.float16), half))
        casts.append(helper.make_node("Cast", [half], [weight.name], to=weight.data_type))
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    nodes = [node for node in model.graph.node if node not in constants]
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)


def _is_exact_in_half(tensor: onnx.TensorProto) -> bool:
    """Whether that is so of a tensor large enough to matter: codes, which are whole numbers, and tables that were rounded before."""
    values = numpy_helper.to_array(tensor)
    return values.size >= 64 and values.dtype in (np.float32, np.int64) and np.array_equal(values.astype(np.float16), values)


def load_checkpoint(model: nn.Module, checkpoint: Path) -> dict:
    """Reads the weights that training saved; returns the samples they have seen."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    model.load_state_dict(saved["model"])
    return saved["samples"]


def load_shipped(model: VoxelRooms, folder: Path) -> dict:
    """Reads the weights of the four shipped graphs back into the networks; returns the samples they have seen."""
    for name, module, _, _ in graph_specs(model):
        values = read_weights(folder / f"{name}.onnx")
        for key, own in module.state_dict().items():
            # The encoder's graph has no use for the codes themselves.
            if key in values or not key.startswith("codebooks."):
                own.copy_(values[key].view_as(own))
    return json.loads((folder / "training.json").read_text())["samples"]


def read_weights(path: Path) -> dict[str, torch.Tensor]:
    """The weights of a graph by the names that its networks give them."""
    graph, values = onnx.load_from_string(read_whole(path)).graph, {}
    key_of = lambda tensor: tensor.removesuffix(".half")
    for weight in graph.initializer:
        values[key_of(weight.name)] = torch.from_numpy(numpy_helper.to_array(weight).astype(np.float32))
    # The exporter merges equal weights (zero biases of an untrained network) into one and names the rest by Identity.
    for node in graph.node:
        if node.op_type == "Identity" and key_of(node.input[0]) in values:
            values[key_of(node.output[0])] = values[key_of(node.input[0])]
    return values
