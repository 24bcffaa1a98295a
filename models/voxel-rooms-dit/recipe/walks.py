"""Batches for training: stretches of walks, to and fro, with what memory would hold when they are dreamed."""

import neighbour  # noqa: F401
from dataclasses import dataclass

import numpy as np
import torch

from conditioning import Views
from shards import STRETCH_VIEWS, TOUR_SHARE, WALK_VIEWS, Shards, greedy, to_and_fro
from window import NOISY_FRAMES, WINDOW_FRAMES

WALK_FRAMES = WINDOW_FRAMES + NOISY_FRAMES
"""A full window, and the frames that are dreamed after it."""
WALK_ALONE_SHARE = 0.15
"""Of the sequences, those whose memory holds the rest of the walk only."""
K_NEAREST = 16
"""Of WorldCam's first stage, by distance; the second takes the nearest of them by angle."""


@dataclass
class Walks:
    memory: Views
    walk: Views
    """All frames are present; frame WINDOW_FRAMES is the first that is dreamed."""


def draw_frames(rng: np.random.Generator) -> list[int]:
    """Which views of a world are walked, [WALK_FRAMES]; some go faster than one walks."""
    stretch = int(rng.integers(2)) * STRETCH_VIEWS
    stride = int(rng.integers(1, 4)) if rng.random() < 0.35 else 1
    return to_and_fro(stretch, int(rng.integers(2 * STRETCH_VIEWS - 2)), stride, WALK_FRAMES - 1)


def draw_candidates(rng: np.random.Generator, frames: list[int], views: int) -> np.ndarray:
    """What memory holds: a whole tour mostly, then a thin one, or what else there is of the walk."""
    tour, kind = np.arange(WALK_VIEWS, views), rng.random()
    if kind < TOUR_SHARE:
        return tour
    if kind < TOUR_SHARE + WALK_ALONE_SHARE:
        return np.setdiff1d(np.arange(WALK_VIEWS), frames)
    return rng.choice(tour, int(rng.integers(1, 7)), replace=False)


def retrieve(rng, target: int, poses: np.ndarray, sight: np.ndarray, candidates: np.ndarray, slots: int) -> list[int]:
    """By the rules that the engine has: greedy coverage (half of the time), WorldCam's, at random.

    A model that had met one rule alone could not be asked which rule is best.
    """
    rule = rng.random()
    if rule < 0.5:
        return sorted(greedy(sight[target], candidates, np.zeros_like(sight[target][0]), slots))
    if rule < 0.75:
        distance_m = np.linalg.norm(poses[candidates, :3, 3] - poses[target, :3, 3], axis=1)
        near = candidates[np.argsort(distance_m)[:K_NEAREST]]
        # The trace of R_target^T R grows as the angle between the two falls.
        trace = np.einsum("ij,vij->v", poses[target, :3, :3], poses[near, :3, :3])
        return sorted(near[np.argsort(-trace)[:slots]])
    return sorted(rng.permutation(candidates)[:slots])


def draw_walks(shards: Shards, latents: np.ndarray, sight: np.ndarray, rng: np.random.Generator, batch: int, slots: int) -> Walks:
    """Latents as they are remembered, not yet standardised; of memory at most `slots` frames."""
    drawn = []
    for _ in range(batch):
        world = int(rng.integers(len(shards)))
        frames, poses = draw_frames(rng), shards.pose(world)
        candidates = draw_candidates(rng, frames, len(poses))
        memory = retrieve(rng, frames[WINDOW_FRAMES], poses, sight[world].astype(np.float32), candidates, slots)
        drawn.append((_views(latents[world], poses, memory, slots), _views(latents[world], poses, frames, WALK_FRAMES)))
    return Walks(*(_stack(views) for views in zip(*drawn)))


def _views(latents: np.ndarray, poses: np.ndarray, views: list[int], places: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    padded = np.array([*views, *[0] * (places - len(views))], int)
    return latents[padded].astype(np.float32), poses[padded], np.arange(places) < len(views)


def _stack(views) -> Views:
    return Views(*(torch.from_numpy(np.stack(parts)) for parts in zip(*views)))
