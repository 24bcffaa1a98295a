"""Diffusion forcing (Chen et al., NeurIPS 2024): every noisy frame has a noise level of its own.

The levels are those of the two samplers and what lies between: frames each at a step of few, a staircase at any of its
stages, and levels independent of each other. Of few steps are the next frame and, for the context that they share is most of the
work, some that would be next if one walked faster or jumped. Context is noised, and its newest frames may be the model's own.
"""

import numpy as np
import torch

from conditioning import Views, conditions
from exercise import Exercise
from networks_dit import VoxelRoomsDit
from sampling import few_steps
from schedule import FEW_STEPS, STAGES, few_step_sigmas, shifted, staircase_sigmas
from transformer import LEAST_SIGMA
from walks import WALK_FRAMES, Walks
from window import NOISY_FRAMES, WINDOW_FRAMES

NEXT_FRAMES = 5
"""How many frames of few steps go on from one window, each as if it were the next."""
MOST_CONTEXT_NOISE = 0.3
WEIGHT_LIMIT = 5.0
"""Of a clean estimate's error, min(1 / sigma^2, 5): Min-SNR's rule (Hang et al., ICCV 2023).

The plain velocity loss is the clean estimate's error over sigma^2. So near the end of the flow, where the input all but
shows the answer, it would be hundreds of times as loud as at the start, where the frame is decided.
"""


def draw_levels(rng: np.random.Generator, pattern: str, batch: int) -> torch.Tensor:
    """Noise levels [B, N] of the noisy frames: N is NEXT_FRAMES for few steps, otherwise NOISY_FRAMES."""
    few = np.concatenate([few_step_sigmas(steps)[:-1] for steps in FEW_STEPS])
    if pattern == "few":
        shape = (batch, NEXT_FRAMES)
        near = np.clip(rng.choice(few, shape) * rng.uniform(0.9, 1.1, shape), LEAST_SIGMA, 1)
        levels = np.where(rng.random(shape) < 0.2, rng.uniform(LEAST_SIGMA, 1, shape), near)
    elif pattern == "stairs":
        levels = staircase_sigmas()[rng.integers(STAGES, size=batch)]
    else:
        levels = np.clip(shifted(rng.random((batch, NOISY_FRAMES))), LEAST_SIGMA, 1)
        # The first noisy frame looks at clean ones only, as the one frame of few-step sampling does.
        levels[:, 0] = np.where(rng.random(batch) < 0.5, rng.choice(few, batch), levels[:, 0])
    return torch.from_numpy(levels).float()


def draw_noisy_frames(rng: np.random.Generator, pattern: str) -> list[int]:
    """Which frames of the walk are noisy: the next ones in turn, or, for few steps, the next and others that it comes to."""
    if pattern != "few":
        return list(range(WINDOW_FRAMES, WALK_FRAMES))
    later = rng.permutation(np.arange(WINDOW_FRAMES + 1, WALK_FRAMES))[: NEXT_FRAMES - 1]
    return [WINDOW_FRAMES, *sorted(later.tolist())]


def noised(clean: torch.Tensor, levels: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
    sigma = levels[..., None, None, None]
    return (1 - sigma) * clean + sigma * noise


def window_before(walks: Walks, frame: int, oldest: int) -> Views:
    """The window of a frame of the walk that goes back to the frame `oldest`; an empty one has one absent place."""
    window = walks.walk[min(oldest, frame - 1) : frame]
    return Views(window.latents, window.poses, window.present if oldest < frame else ~window.present)


@torch.no_grad()
def dream_newest(model: VoxelRoomsDit, walks: Walks, exercise: Exercise) -> None:
    """Replaces the newest frames of the window, each by what the model makes of memory and the frames before it."""
    for frame in range(WINDOW_FRAMES - exercise.own, WINDOW_FRAMES):
        window = window_before(walks, frame, max(frame - exercise.shown, 0))
        given = conditions(model.transformer, walks.memory, window, walks.walk.poses[:, frame : frame + 1])
        noise = torch.randn_like(walks.walk.latents[:, frame : frame + 1])
        walks.walk.latents[:, frame : frame + 1] = few_steps(model.transformer, given, noise, exercise.own_steps).float()


def forcing_loss(model: VoxelRoomsDit, walks: Walks, exercise: Exercise, rng: np.random.Generator, dtype: torch.dtype):
    """Loss and figures of one batch of standardised walks on the model's device."""
    pattern, shown = exercise.pattern, exercise.shown
    b, device = len(walks.walk.latents), walks.walk.latents.device
    levels, frames = draw_levels(rng, pattern, b).to(device), draw_noisy_frames(rng, pattern)
    with torch.autocast(device.type, dtype, enabled=dtype != torch.float32):
        dream_newest(model, walks, exercise)
        window = window_before(walks, WINDOW_FRAMES, WINDOW_FRAMES - shown)
        context_level = np.where(rng.random((b, 1)) < 0.5, 0, MOST_CONTEXT_NOISE * rng.random((b, 1)))
        window_sigma = torch.from_numpy(context_level).float().to(device).expand(-1, window.present.shape[1])
        window.latents = noised(window.latents, window_sigma, torch.randn_like(window.latents))
        clean = walks.walk.latents[:, frames]
        noise = torch.randn_like(clean)
        given = conditions(model.transformer, walks.memory, window, walks.walk.poses[:, frames], window_sigma, apart=pattern == "few")
        velocity = given.velocity(model.transformer, noised(clean, levels, noise), levels).float()
    error = (velocity - (noise - clean)).square().mean((3, 4)) @ channel_weights(model)
    weight = (WEIGHT_LIMIT * levels.square()).clamp(max=1)
    own = "Own" if exercise.own else ""
    first_error = (error[:, 0] * levels[:, 0].square()).mean().item()
    return (weight * error).mean(), {f"{pattern}{own}": (weight * error).mean().item(), f"clean{own}": first_error}


def channel_weights(model: VoxelRoomsDit) -> torch.Tensor:
    """[32], of sum 1: a channel's deviation before it was standardised, at most 1.

    The last axes of the layout have a twentieth of the first one's deviation. Were all channels to count alike, half of
    the loss would be detail that no one sees.
    """
    weights = model.latents.deviation.flatten().clamp(max=1)
    return weights / weights.sum()
