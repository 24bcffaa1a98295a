"""Where things are in one forward: frames, cells and tokens. The manifest tells the engine the same numbers."""

MEMORY_FRAMES = 4
WINDOW_FRAMES = 8
CONTEXT_FRAMES = MEMORY_FRAMES + WINDOW_FRAMES
"""Memory first, then the window from its oldest frame to its newest."""
NOISY_FRAMES = 8
"""Noisy slots of the staircase; few-step sampling has one."""
MEMORY_TIME = 50.0
"""Temporal index of every memory frame. The window has 0..7 and the noisy frames have 8..15, however long a rollout is."""

CELLS = 16
"""Of a latent, along a side."""
PATCH_CELLS = 2
TOKENS_A_SIDE = CELLS // PATCH_CELLS
TOKENS = TOKENS_A_SIDE**2
"""Of a frame."""
PLUCKER_CHANNELS = 6
