"""What a batch practises: how noise lies on its frames, how much context it is shown, and how much of that is its own dream.

Apart from the data, because it decides what a step costs: processes that draw the same exercise do not wait for each other.
"""

from dataclasses import dataclass

import numpy as np

from schedule import FEW_STEPS
from window import MEMORY_FRAMES, WINDOW_FRAMES

PATTERNS = {"few": 0.7, "stairs": 0.2, "mixed": 0.1}
"""Share of batches."""
SLOTS = {0: 0.2, 1: 0.1, 2: 0.15, MEMORY_FRAMES: 0.55}
"""Memory frames that a batch is shown at most, and in what share of batches."""
SHOWN = {0: 0.2, 1: 0.35, **{frames: 0.05 for frames in range(2, WINDOW_FRAMES)}, WINDOW_FRAMES: 0.15}
"""Window frames that a batch is shown: none as before a tour's first frame, the newest alone, or more."""
OWN_SHARE = 0.5
"""Of batches, once the model dreams at all, those whose window it dreamed itself."""


@dataclass(frozen=True)
class Exercise:
    pattern: str
    slots: int
    shown: int
    own: int
    """How many of the window's newest frames the model dreams itself, each from at most `shown` frames before it."""
    own_steps: int


def draw_exercise(rng: np.random.Generator, dreams: bool) -> Exercise:
    """With `dreams` the model has learnt enough to be shown what it dreamed."""
    of = lambda shares: list(shares)[int(rng.choice(len(shares), p=list(shares.values())))]
    pattern, slots, shown = of(PATTERNS), of(SLOTS), of(SHOWN)
    # At most all frames but the window's oldest: a dream goes on from a true one.
    own = int(rng.integers(1, WINDOW_FRAMES)) if dreams and shown and rng.random() < OWN_SHARE else 0
    return Exercise(pattern, slots, shown, own, int(rng.choice(FEW_STEPS[:2])))
