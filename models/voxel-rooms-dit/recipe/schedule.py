"""Noise levels of the two samplers: a few steps for one frame, or WorldCam's staircase over eight (algorithm of its pipeline).

Both are the shifted linear schedule of flow matching, sigma = shift * s / (1 + (shift - 1) * s).
"""

import numpy as np

from window import NOISY_FRAMES

SHIFT = 5.0
FEW_STEPS = (1, 2, 4)
STAGES = 8
"""Passes of the staircase between two finished frames."""


def shifted(s: np.ndarray) -> np.ndarray:
    return SHIFT * s / (1 + (SHIFT - 1) * s)


def few_step_sigmas(steps: int) -> np.ndarray:
    """From 1 to 0, [steps + 1]."""
    return shifted(np.linspace(1, 0, steps + 1))


def staircase_sigmas() -> np.ndarray:
    """Before each pass, and after the last, [STAGES + 1, NOISY_FRAMES].

    At stage k, slot j holds step 8 + 7 - k + 8 (j - 8) from the end, counting slots behind eight clean ones (WorldCam's
    numbering): each is a flight of eight steps behind the one before. After the last stage a slot holds what the one before
    it held at the first, and slot 0 holds a clean frame.
    """
    steps = STAGES * NOISY_FRAMES
    remaining = np.arange(STAGES, -1, -1)[:, None] + STAGES * np.arange(NOISY_FRAMES)[None]
    return shifted(remaining / steps)
