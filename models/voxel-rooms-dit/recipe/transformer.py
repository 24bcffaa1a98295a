"""The block-causal diffusion transformer: clean context frames to keys and values, noisy frames to velocities.

A context frame looks at no noisy frame, so its keys and values are made once a frame of the rollout and shared by all
steps of the sampler.
"""

from dataclasses import dataclass

import torch
import torch.nn as nn

from attention import Block, Linear, Norm, Size
from lines import line_bias, lines_of
from rotary import rotary_tables, rotation
from tokens import HIDDEN, block_causal, each_alone, of_each_token, to_grids, to_tokens
from window import MEMORY_TIME, PATCH_CELLS, PLUCKER_CHANNELS

LEAST_SIGMA = 0.05
"""Below it the velocity that a clean estimate implies is no longer divided by the noise level (Li and He, 2025, "JiT")."""


@dataclass
class Context:
    """What noisy frames look at, in batches of B."""

    keys_values: list[tuple[torch.Tensor, torch.Tensor]]
    """A pair for each block, [B, heads, F * TOKENS, head_dim] each, of F context frames."""
    bias: torch.Tensor
    """[B, F * TOKENS]: 0, or HIDDEN where the frame is absent."""
    lines: torch.Tensor
    """[B, F * TOKENS, 6]: the rays of the tokens, see lines.py."""


class Transformer(nn.Module):
    def __init__(self, size: Size, channels: int, embedding: int = 128):
        super().__init__()
        self.size, self.channels = size, channels
        values = channels * PATCH_CELLS**2
        self.inlet = Linear(values, size.dim)
        self.noise = nn.Sequential(Linear(1, embedding), nn.SiLU(), Linear(embedding, size.dim), nn.SiLU())
        self.modulation = Linear(size.dim, 6 * size.dim, gain=0)
        self.blocks = nn.ModuleList(Block(size) for _ in range(size.depth))
        self.norm, self.last_modulation = Norm(size.dim), Linear(size.dim, 2 * size.dim, gain=0)
        self.outlet = Linear(size.dim, values, gain=0)
        per_time, of_place = rotary_tables(size.head_dim)
        self.register_buffer("per_time", per_time, persistent=False)
        self.register_buffer("of_place", of_place, persistent=False)

    def _embedded(self, latents, plucker, time, sigma):
        noise = self.noise(sigma[..., None, None])
        turn = rotation(time, self.per_time, self.of_place)
        # Whatever the blocks are computed in, what they add up to stays in single precision.
        tokens = self.inlet(to_tokens(latents, self.channels)).float()
        return tokens, to_tokens(plucker, PLUCKER_CHANNELS), noise, turn

    def context(self, latents, plucker, time, sigma, present) -> Context:
        """Latents [B, F, C, 16, 16], Plücker rays [B, F, 6, 16, 16], times, noise levels and presence [B, F].

        The engine always has F = CONTEXT_FRAMES; where frames are absent in all of a batch, training leaves them out.
        """
        x, rays, noise, turn = self._embedded(latents, plucker, time, sigma)
        modulation, absent = self.modulation(noise), of_each_token(1 - present) * HIDDEN
        before_all = torch.full_like(time, -1)
        causal = block_causal(torch.where(time < MEMORY_TIME, time, before_all)) + absent[:, None]
        lines = lines_of(plucker)
        bias = (causal[:, None] + line_bias(lines, lines, self.size.heads)).to(x.dtype)
        keys_values = []
        for block in self.blocks:
            x, own = block(x, rays, modulation, turn, bias)
            keys_values.append(own)
        return Context(keys_values, absent, lines)

    def velocity(self, sample, plucker, time, sigma, context: Context, apart: bool = False) -> torch.Tensor:
        """d sample / d sigma = noise - clean of noisy frames [B, N, C, 16, 16], N as many as there are.

        They look backwards at each other; with `apart` each looks at the context and itself only, as if the others were not.

        Inside it is the clean latent that is estimated, which lies in fewer dimensions than noise does, and so asks less
        of a narrow network.
        """
        x, rays, noise, turn = self._embedded(sample, plucker, time, sigma)
        modulation, lines = self.modulation(noise), lines_of(plucker)
        own_bias = each_alone(time.shape[1]).to(x.device) + 0 * lines[:, :, :1] if apart else block_causal(time)
        hidden = torch.cat([context.bias[:, None] + 0 * own_bias[:, :, :1], own_bias], 2)
        bias = hidden[:, None] + line_bias(lines, torch.cat([context.lines, lines], 1), self.size.heads)
        for block, before in zip(self.blocks, context.keys_values):
            x, _ = block(x, rays, modulation, turn, bias, before)
        shift, scale = self.last_modulation(noise).split(self.size.dim, -1)
        clean = to_grids(self.outlet(self.norm(x) * (1 + scale) + shift), self.channels)
        return (sample - clean) / sigma.clamp(min=LEAST_SIGMA)[..., None, None, None]
