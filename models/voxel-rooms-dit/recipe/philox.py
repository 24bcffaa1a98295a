"""The engine's noise: Philox4x32-10 (Salmon et al., SC 2011) by counter, then Box-Muller. docs/conventions.md has the keys."""

import numpy as np

ROUNDS = 10
LOW_WORD = np.uint64(0xFFFFFFFF)
WORLD_STREAM = 0


def philox4x32(counters: np.ndarray, key: tuple[int, int]) -> np.ndarray:
    """Random words [n, 4] of counters [n, 4], both uint32."""
    c0, c1, c2, c3 = counters.astype(np.uint64).T
    k0, k1 = (np.uint64(word) for word in key)
    for _ in range(ROUNDS):
        first, second = c0 * np.uint64(0xD2511F53), c2 * np.uint64(0xCD9E8D57)
        c0, c1, c2, c3 = (second >> np.uint64(32)) ^ c1 ^ k0, second & LOW_WORD, (first >> np.uint64(32)) ^ c3 ^ k1, first & LOW_WORD
        k0, k1 = (k0 + np.uint64(0x9E3779B9)) & LOW_WORD, (k1 + np.uint64(0xBB67AE85)) & LOW_WORD
    return np.stack([c0, c1, c2, c3], 1).astype(np.uint32)


def frame_noise(shape: tuple[int, ...], seed: int, frame: int, draw: int = 0, sample: int = 0, episode: int = 0) -> np.ndarray:
    """Standard normal float32 noise of the world's stream."""
    count = int(np.prod(shape))
    blocks = np.arange(-(-count // 4), dtype=np.uint32)
    rest = [frame, (sample << 12) + draw, (WORLD_STREAM << 28) + episode]
    counters = np.stack([blocks, *(np.full_like(blocks, word) for word in rest)], 1)
    uniform = (philox4x32(counters, (seed & 0xFFFFFFFF, seed >> 32)) + 0.5) / 2**32
    radius, angle = np.sqrt(-2 * np.log(uniform[:, 0::2])), 2 * np.pi * uniform[:, 1::2]
    normals = np.stack([radius * np.cos(angle), radius * np.sin(angle)], 2)
    return normals.ravel()[:count].astype(np.float32).reshape(shape)
