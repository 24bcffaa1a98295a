"""Stage two, dreaming: from the guide to the next frame, trained on the network's own previous frames."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from camera import VOXEL_ROOMS_CAMERA, disparity
from guide import SKY_M, guide
from invention import CELL_PX, PATCH_PX, Chooser, Codebook, layout_rounds, look_rounds, unreal_squares
from networks import GIST_CHANNELS, LATENT_CHANNELS, VoxelRooms, latent_of, metres
from see import detail_loss, edge_loss, sharpness, softness_loss
from shards import Sequence, Shards, draw_sequence, rays_of, to_network

SLOTS = 6
"""The previous frame and five retrieved views."""
MOST_ASKED = 3000
"""Squares of a batch that the inventor is asked about at once."""
MISTAKEN_FRAMES, MOST_MISTAKEN = 0.8, 0.6
"""Share of the frames of a walk that is not learnt from in which some cells, at most this share of them, are what the
inventor chose, not the truth.

So the inventor learns among its own mistakes, to set them right by what else is seen, and the decoder to go by what is
chosen where the guide shows a dream.
"""


@dataclass
class Remembered:
    """What the frozen encoder says of every training view."""

    depth_m: np.ndarray
    """As the encoder estimates it from each view alone."""
    corrected_m: np.ndarray
    """Corrected by the other views of the tour."""
    gists: np.ndarray
    sight: np.ndarray

    def depth(self, sequence: Sequence, views) -> np.ndarray:
        """What memory holds: only a tour has views enough to correct each other."""
        return (self.corrected_m if sequence.toured else self.depth_m)[sequence.world, views]


@dataclass
class Batch:
    sequences: list[Sequence]
    frames: torch.Tensor
    """[B, T + 1, 3, H, W]; frame 0 is the true previous view."""
    poses: torch.Tensor
    rays: torch.Tensor
    gists: torch.Tensor
    disparities: torch.Tensor
    previous_depth_m: torch.Tensor
    memory_rgb: torch.Tensor
    memory_depth_m: torch.Tensor
    memory_poses: torch.Tensor
    memory_present: torch.Tensor
    """[B, T, SLOTS - 1, ...]"""


def draw_batch(shards: Shards, remembered: Remembered, rng: np.random.Generator, batch: int, length: int) -> Batch:
    sequences = []
    for _ in range(batch):
        world = int(rng.integers(len(shards)))
        sequences.append(draw_sequence(rng, world, remembered.sight[world].astype(np.float32), length, SLOTS - 1))
    padded = [[(m + [0] * SLOTS)[: SLOTS - 1] for m in s.memory] for s in sequences]
    at = [(s.world, s.frames) for s in sequences]
    true_depth = np.stack([shards.true_depth(w, f) for w, f in at])
    poses = np.stack([shards.pose(w)[f] for w, f in at])
    t = torch.from_numpy
    return Batch(
        sequences,
        to_network(np.stack([shards.rgb(w, f) for w, f in at])),
        t(poses),
        rays_of(poses.reshape(-1, 4, 4)).view(batch, length + 1, 2, *true_depth.shape[2:]),
        t(np.stack([remembered.gists[w, f] for w, f in at])).float(),
        disparity(t(np.where(true_depth <= 0, SKY_M, true_depth))),
        t(np.stack([remembered.depth(s, s.frames[0]) for s in sequences])).float(),
        to_network(np.stack([[shards.rgb(s.world, m) for m in memory] for s, memory in zip(sequences, padded)])),
        t(np.stack([[remembered.depth(s, m) for m in memory] for s, memory in zip(sequences, padded)])).float(),
        t(np.stack([[shards.pose(s.world)[m] for m in memory] for s, memory in zip(sequences, padded)])),
        t(np.array([[[i < len(m) for i in range(SLOTS - 1)] for m in s.memory] for s in sequences])),
    )


def make_guide(*args) -> torch.Tensor:
    if args[1].device.type == "cpu":
        from guide_cpu import guide_cpu

        return guide_cpu(VOXEL_ROOMS_CAMERA, *args[1:])
    return guide(VOXEL_ROOMS_CAMERA, *args[1:])


def to_stored(frame: torch.Tensor, seen_disparity: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """A dreamed frame as memory keeps it: 8-bit colour, half-precision depth."""
    rgb = ((frame.clamp(-1, 1) + 1) * 127.5).round() / 127.5 - 1
    return rgb, metres(seen_disparity)[:, 0].half().float()


def colour_loss(drawn: torch.Tensor, true: torch.Tensor) -> torch.Tensor:
    return (
        (drawn - true).abs().mean()
        + F.mse_loss(drawn, true)
        + 1.5 * edge_loss(drawn, true)
        + 8 * detail_loss(drawn, true)
        + 0.1 * softness_loss(drawn, true)
    )


def depth_loss(drawn: torch.Tensor, true: torch.Tensor) -> torch.Tensor:
    return 0.5 * (drawn - true).abs().mean() + 0.25 * edge_loss(drawn, true)


def dream_losses(model: VoxelRooms, batch: Batch, rng: np.random.Generator, dtype: torch.dtype, untrained_steps: int = 0):
    """Yields the loss of each step of the sequence, so that a caller can backpropagate and free it at once.

    The first steps may be walked without learning, which costs a third: the others then meet frames that have been
    dreamed from dreams.
    """
    device = batch.frames.device
    b, steps = len(batch.frames), batch.frames.shape[1] - 1
    previous_rgb, previous_depth_m = batch.frames[:, 0], batch.previous_depth_m
    # A rollout calls its previous frame generated, a measurement one step ahead calls it real: both are met.
    previous_generated = torch.from_numpy(rng.random(b) < 0.3)
    previous_present = torch.from_numpy(rng.random(b) < 0.93)
    for step in range(steps):
        frame, rays = batch.frames[:, step + 1], batch.rays[:, step + 1]
        shown = make_guide(
            None,
            torch.cat([previous_rgb[:, None], batch.memory_rgb[:, step]], 1),
            torch.cat([previous_depth_m[:, None], batch.memory_depth_m[:, step]], 1),
            torch.cat([batch.poses[:, step, None], batch.memory_poses[:, step]], 1),
            torch.cat([previous_generated[:, None], torch.zeros(b, SLOTS - 1, dtype=torch.bool)], 1).to(device),
            torch.cat([previous_present[:, None].to(device), batch.memory_present[:, step]], 1),
            batch.poses[:, step + 1],
        )
        gist, codebooks = batch.gists[:, step + 1], model.codebooks
        true_layout, true_looks = codebooks.of(frame, batch.disparities[:, step + 1, None])
        layout_codes, look_codes = codebooks.layouts.nearest(true_layout), codebooks.looks.nearest(true_looks)
        sigma = torch.from_numpy(np.where(rng.random(b) < 0.8, 1.0, rng.random(b))).float().to(device)
        noise = torch.randn_like(gist)
        noisy = (1 - sigma.view(-1, 1, 1, 1)) * gist + sigma.view(-1, 1, 1, 1) * noise
        learns = step >= untrained_steps
        with torch.set_grad_enabled(learns), torch.autocast(device.type, dtype, enabled=dtype != torch.float32):
            features, context = model.conditioner(shown.contiguous(memory_format=torch.channels_last), rays)
            predicted, thoughts = model.denoiser.gist(noisy, sigma, context)
            # Some frames are drawn from their true gist, so that it keeps its meaning to the decoder. What is not real is
            # always learnt from its true layout and looks: which they are is the inventor's to learn, and a walk goes on
            # in the world that the next frame shows.
            drawn_from_truth = torch.from_numpy(rng.random(b) < 0.15).view(-1, 1, 1, 1).to(device)
            layout, looks = codebooks.layouts.at(layout_codes), codebooks.looks.at(look_codes)
            if not learns:
                layout, looks = _mistaken(model, layout, looks, thoughts, features, shown, rng)
            latent = latent_of(torch.where(drawn_from_truth, gist, predicted), layout, looks)
            drawn, drawn_disparity = model.decoder(latent, shown, features)
        drawn, drawn_disparity = drawn.float(), drawn_disparity.float()
        previous_rgb, previous_depth_m = to_stored(drawn.detach(), drawn_disparity.detach())
        previous_generated = torch.ones(b, dtype=torch.bool)
        previous_present = torch.ones(b, dtype=torch.bool)
        if not learns:
            continue
        depth = depth_loss(drawn_disparity, batch.disparities[:, step + 1, None])
        with torch.autocast(device.type, dtype, enabled=dtype != torch.float32):
            inventor = model.denoiser.inventor
            layout_loss, layout_figures = choice_loss(
                "layout", inventor.layout, codebooks.layouts, inventor.about_layout(thoughts), shown[:, :4], layout_codes,
                unreal_squares(shown, CELL_PX), layout_rounds(shown), rng,
            )
            looks_loss, looks_figures = choice_loss(
                "look", inventor.looks, codebooks.looks, inventor.about_looks(thoughts, features, layout), shown[:, :3],
                look_codes, unreal_squares(shown, PATCH_PX), look_rounds(shown), rng,
            )
        loss = colour_loss(drawn, frame) + depth + 0.3 * F.mse_loss(predicted.float(), gist) + 0.1 * (layout_loss + looks_loss)
        figures = _figures(drawn, frame, shown, step - untrained_steps)
        yield loss, {**figures, **layout_figures, **looks_figures}


def choice_loss(
    name: str, chooser: Chooser, codebook: Codebook, about, image, codes, unreal, rounds: list[torch.Tensor], rng: np.random.Generator
) -> tuple[torch.Tensor, dict]:
    """Cross-entropy of the squares that a round drawn at random has to choose, the rounds before it having chosen truly.

    The first round is retrieved, not chosen.
    """
    turn = int(rng.integers(1, len(rounds)))
    known = 1 - unreal + sum(rounds[:turn], torch.zeros_like(unreal))
    places = torch.where(unreal > 0, codebook.at(codes), codebook.of(image))
    hidden = chooser.hidden(about, places, known)
    which = (rounds[turn][:, 0] > 0).nonzero()
    if len(which) == 0:
        return hidden.sum() * 0, {}
    b, row, column = which[torch.randperm(len(which), device=which.device)[:MOST_ASKED]].unbind(1)
    logits, true = chooser.logits(hidden[b, :, row, column]).float(), codes[b, row, column]
    loss = F.cross_entropy(logits, true)
    return loss, {f"{name}{turn}": loss.item()}


def _mistaken(model: VoxelRooms, layout, looks, thoughts, features, shown, rng: np.random.Generator):
    """Layout and looks, some of their cells as the inventor would have chosen them."""
    b, device = len(shown), shown.device
    shares = np.where(rng.random(b) < MISTAKEN_FRAMES, MOST_MISTAKEN * rng.random(b), 0)
    noise = torch.randn(b, LATENT_CHANNELS - GIST_CHANNELS, *layout.shape[2:], device=device)
    chosen = model.denoiser.inventor.choose(thoughts, features, shown, model.codebooks.layouts, model.codebooks.looks, noise)
    wrong = torch.rand(b, 1, *layout.shape[2:], device=device) < torch.from_numpy(shares).view(-1, 1, 1, 1).to(device)
    return torch.where(wrong, chosen[0], layout), torch.where(wrong.repeat_interleave(2, 2).repeat_interleave(2, 3), chosen[1], looks)


@torch.no_grad()
def _figures(drawn, frame, shown, step) -> dict[str, float]:
    error = ((drawn.clamp(-1, 1) - frame) ** 2).mean(1)
    covered = shown[:, 4:6].sum(1) > 0
    psnr = lambda e: float(10 * torch.log10(4 / e.mean().clamp_min(1e-9))) if e.numel() else float("nan")
    splat = ((shown[:, :3] - frame) ** 2).mean(1)
    per_frame = (10 * torch.log10(4 / error.flatten(1).mean(1))).mean().item()
    return {
        f"psnr{step}": per_frame,
        "covered": psnr(error[covered]),
        "uncovered": psnr(error[~covered]),
        "splatCovered": psnr(splat[covered]),
        "coveredShare": covered.float().mean().item(),
        "sharpness": (sharpness(drawn) / sharpness(frame)).mean().item(),
        "splatSharpness": (sharpness(torch.where(covered[:, None], shown[:, :3], frame)) / sharpness(frame)).mean().item(),
    }
