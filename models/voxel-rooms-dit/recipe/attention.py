"""The transformer's block: self-attention, the camera, and an MLP, all modulated by the noise level.

WorldCam's camera embedding: after self-attention, an MLP of each token's Plücker rays is added to the tokens. Noise levels
modulate by adaLN-single (PixArt-alpha, Chen et al. 2023): one MLP for all blocks, to which each adds offsets of its own.
"""

from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F

from rotary import rotate
from window import PATCH_CELLS, PLUCKER_CHANNELS, TOKENS


@dataclass(frozen=True)
class Size:
    dim: int
    depth: int
    heads: int

    @property
    def head_dim(self) -> int:
        return self.dim // self.heads


class Linear(nn.Module):
    """A linear map with its weight as MatMul reads it, [in, out]: exported, it keeps its name and is not transposed."""

    def __init__(self, channels_in: int, channels_out: int, gain: float = 1.0):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(channels_in, channels_out) * gain * channels_in**-0.5)
        self.bias = nn.Parameter(torch.zeros(channels_out))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x @ self.weight + self.bias


class Norm(nn.LayerNorm):
    """To zero mean and unit variance; scale and shift are the modulation's."""

    def __init__(self, channels: int):
        super().__init__(channels, elementwise_affine=False)


class Attention(nn.Module):
    def __init__(self, size: Size):
        super().__init__()
        self.size, self.norm = size, Norm(size.head_dim)
        self.inlet = Linear(size.dim, 3 * size.dim)
        self.outlet = Linear(size.dim, size.dim, gain=(2 * size.depth) ** -0.5)

    def forward(self, x, turn, bias, before):
        """Tokens [B, F, TOKENS, dim] look at themselves and at the keys and values `before`; returns their own too."""
        by_head = lambda part: part.reshape(len(x), -1, self.size.heads, self.size.head_dim).transpose(1, 2)
        queries, keys, values = (by_head(part) for part in self.inlet(x).split(self.size.dim, -1))
        # Queries and keys of unit variance keep the scores bounded whatever the weights grow to (Dehghani et al., 2023).
        queries, keys = (rotate(self.norm(part), turn).to(values.dtype) for part in (queries, keys))
        seen = keys, values
        if before is not None:
            seen = torch.cat([before[0], keys], 2), torch.cat([before[1], values], 2)
        mixed = F.scaled_dot_product_attention(queries, *seen, attn_mask=bias.to(values.dtype), scale=self.size.head_dim**-0.5)
        return self.outlet(mixed.transpose(1, 2).reshape(len(x), -1, TOKENS, self.size.dim)), (keys, values)


class SwiGlu(nn.Module):
    def __init__(self, size: Size):
        super().__init__()
        self.hidden = size.dim * 8 // 3 // 32 * 32
        self.inlet, self.outlet = Linear(size.dim, 2 * self.hidden), Linear(self.hidden, size.dim, gain=(2 * size.depth) ** -0.5)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        gate, value = self.inlet(x).split(self.hidden, -1)
        return self.outlet(F.silu(gate) * value)


class Block(nn.Module):
    def __init__(self, size: Size):
        super().__init__()
        self.dim, self.norm = size.dim, Norm(size.dim)
        self.attention, self.mlp = Attention(size), SwiGlu(size)
        rays = PLUCKER_CHANNELS * PATCH_CELLS**2
        self.camera = nn.Sequential(Linear(rays, size.dim), nn.GELU(), Linear(size.dim, size.dim, gain=0))
        offsets = torch.zeros(6, size.dim)
        offsets[[2, 5]] = 1
        self.offsets = nn.Parameter(offsets.flatten())

    def forward(self, x, rays, modulation, turn, bias, before=None):
        """Tokens and Plücker rays [B, F, TOKENS, ...], modulation [B, F, 1, 6 * dim]; returns tokens, and keys and values."""
        shift, scale, gate, mlp_shift, mlp_scale, mlp_gate = (modulation + self.offsets).split(self.dim, -1)
        attended, own = self.attention(self.norm(x) * (1 + scale) + shift, turn, bias, before)
        x = x + gate * attended
        x = x + self.camera(rays)
        return x + mlp_gate * self.mlp(self.norm(x) * (1 + mlp_scale) + mlp_shift), own
