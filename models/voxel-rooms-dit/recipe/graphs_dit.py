"""The four graphs, with the names, shapes and roles that world-model.json promises."""

import neighbour  # noqa: F401
import json
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn as nn

from attention import Size
from graphs import read_weights
from networks import RAY_CHANNELS, metres
from networks_dit import LATENT_CHANNELS, VoxelRoomsDit
from transformer import Context, Transformer
from window import CELLS, CONTEXT_FRAMES, PLUCKER_CHANNELS, TOKENS

FRAMES = "frames"
"""The dynamic axis of noisy frames: one in few-step mode, eight in the staircase."""


class _Encoder(nn.Module):
    def __init__(self, model: VoxelRoomsDit):
        super().__init__()
        self.latents = model.latents

    def forward(self, frame, rays):
        latent, disparity = self.latents(frame, rays)
        return latent, metres(disparity)


class _Conditioner(nn.Module):
    def __init__(self, transformer: Transformer):
        super().__init__()
        self.transformer = transformer

    def forward(self, latents, plucker, time_index, noise_level, present):
        context = self.transformer.context(latents, plucker, time_index, noise_level, present)
        return torch.stack([torch.cat(pair) for pair in context.keys_values]), context.bias, context.lines


class _Denoiser(nn.Module):
    def __init__(self, transformer: Transformer):
        super().__init__()
        self.transformer = transformer

    def forward(self, sample, noise_level, plucker, time_index, cache, bias, lines):
        keys_values = [block.squeeze(0).split(1) for block in cache.split(1)]
        return self.transformer.velocity(sample, plucker, time_index, noise_level, Context(keys_values, bias, lines))


class _Decoder(nn.Module):
    def __init__(self, model: VoxelRoomsDit):
        super().__init__()
        self.decoder = model.decoder

    def forward(self, latent, rays):
        frame, disparity = self.decoder(latent, rays)
        return frame.clamp(-1, 1), metres(disparity)


@dataclass(frozen=True)
class Port:
    role: str
    shape: tuple


@dataclass(frozen=True)
class GraphSpec:
    name: str
    module: nn.Module
    inputs: dict[str, Port]
    outputs: dict[str, Port]

    def shapes(self) -> tuple[dict[str, tuple], dict[str, tuple]]:
        return tuple({name: port.shape for name, port in ports.items()} for ports in (self.inputs, self.outputs))


def graph_specs(model: VoxelRoomsDit) -> list[GraphSpec]:
    """Batch 1; every shape is static but for the noisy frames."""
    size = model.transformer.size
    frame, rays = Port("frame", (1, 3, 128, 128)), Port("gravity_rays", (1, RAY_CHANNELS, 128, 128))
    latent, depth = Port("latent", (1, LATENT_CHANNELS, CELLS, CELLS)), Port("depth", (1, 1, 128, 128))
    cache = Port("condition", (size.depth, 2, size.heads, CONTEXT_FRAMES * TOKENS, size.head_dim))
    bias = Port("condition", (1, CONTEXT_FRAMES * TOKENS))
    lines = Port("condition", (1, CONTEXT_FRAMES * TOKENS, PLUCKER_CHANNELS))
    latents, pluckers = (LATENT_CHANNELS, CELLS, CELLS), (PLUCKER_CHANNELS, CELLS, CELLS)
    return [
        GraphSpec("encoder", _Encoder(model), {"frame": frame, "rays": rays}, {"latent": latent, "depth": depth}),
        GraphSpec(
            "conditioner",
            _Conditioner(model.transformer),
            {
                "latents": Port("context_latents", (1, CONTEXT_FRAMES, *latents)),
                "plucker": Port("context_plucker", (1, CONTEXT_FRAMES, *pluckers)),
                "time_index": Port("context_time", (1, CONTEXT_FRAMES)),
                "noise_level": Port("context_noise_level", (1, CONTEXT_FRAMES)),
                "present": Port("context_present", (1, CONTEXT_FRAMES)),
            },
            {"cache": cache, "bias": bias, "lines": lines},
        ),
        GraphSpec(
            "denoiser",
            _Denoiser(model.transformer),
            {
                "sample": Port("sample", (1, FRAMES, *latents)),
                "noise_level": Port("noise_level", (1, FRAMES)),
                "plucker": Port("plucker", (1, FRAMES, *pluckers)),
                "time_index": Port("time", (1, FRAMES)),
                "cache": cache,
                "bias": bias,
                "lines": lines,
            },
            {"velocity": Port("prediction", (1, FRAMES, *latents))},
        ),
        GraphSpec("decoder", _Decoder(model), {"latent": latent, "rays": rays}, {"frame": frame, "depth": depth}),
    ]


def load_shipped_dit(folder: Path) -> tuple[VoxelRoomsDit, dict]:
    """The networks with the weights of a package's graphs, and the samples that they have seen."""
    manifest = json.loads((folder / "world-model.json").read_text())
    depth, _, heads, _, head_dim = manifest["graphs"]["denoiser"]["inputs"]["cache"]["shape"]
    model = VoxelRoomsDit(Size(heads * head_dim, depth, heads))
    for spec in graph_specs(model):
        # The conditioner is the denoiser's transformer without what follows its last keys and values.
        if spec.name == "conditioner":
            continue
        values = read_weights(folder / f"{spec.name}.onnx")
        for key, own in spec.module.state_dict().items():
            # The encoder's graph has no use for the codes themselves.
            if key != "latents.layouts.points":
                own.copy_(values[key].view_as(own))
    return model.eval(), json.loads((folder / "training.json").read_text())["samples"]
