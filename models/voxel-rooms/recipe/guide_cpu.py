"""The guide on the CPU: guide.py compiled by numba, pixel for pixel the same rule, some fifteen times faster."""

import numpy as np
import torch
from numba import njit, prange

from camera import Camera
from guide import (
    GUIDE_CHANNELS,
    MAX_FOOTPRINT,
    NEAR_M,
    SEES_THROUGH,
    SIGHT_CONSTANT,
    SIGHT_SHARE,
    SKY_M,
    UNKNOWN,
    relative_poses,
)

REAL_LOOSE, REAL_TIGHT, DREAMED_LOOSE, DREAMED_TIGHT = range(4)


def guide_cpu(camera: Camera, rgb, depth_m, poses, generated, present, target) -> torch.Tensor:
    """Same arguments and result as `guide.guide`."""
    b, _, _, h, w = rgb.shape
    to_target = relative_poses(target, poses)
    from_target = torch.linalg.inv(to_target.double()).float()
    out = np.zeros((b, GUIDE_CHANNELS, h, w), np.float32)
    intrinsics = np.array([camera.fx, camera.fy, camera.cx, camera.cy], np.float32)
    arrays = (t.contiguous().numpy() for t in (rgb, depth_m, to_target, from_target, generated, present))
    _guide_batch(intrinsics, *arrays, out)
    return torch.from_numpy(out)


@njit(parallel=True, fastmath=False, cache=True)
def _guide_batch(intrinsics, rgb, depth_m, to_target, from_target, generated, present, out):
    for sample in prange(rgb.shape[0]):
        depths = _without_flying(np.where(depth_m[sample] <= 0, np.float32(SKY_M), depth_m[sample]))
        hypotheses = _depth_hypotheses(intrinsics, depths, to_target[sample], generated[sample], present[sample])
        _colours(intrinsics, rgb[sample], depths, from_target[sample], generated[sample], present[sample], hypotheses, out[sample])


@njit(cache=True)
def _without_flying(depths):
    k, h, w = depths.shape
    kept = depths.copy()
    for s in range(k):
        for j in range(h):
            for i in range(w):
                here = 1 / depths[s, j, i]
                jump = np.float32(SIGHT_CONSTANT) + np.float32(SIGHT_SHARE) * here
                across = 0 < i < w - 1 and abs(here - 1 / depths[s, j, i - 1]) > jump and abs(here - 1 / depths[s, j, i + 1]) > jump
                down = 0 < j < h - 1 and abs(here - 1 / depths[s, j - 1, i]) > jump and abs(here - 1 / depths[s, j + 1, i]) > jump
                if across or down:
                    kept[s, j, i] = UNKNOWN
    return kept


@njit(cache=True)
def _depth_hypotheses(intrinsics, depths, to_target, generated, present):
    fx, fy, cx, cy = intrinsics
    k, h, w = depths.shape
    nearest = np.full((2, h, w), np.float32(np.inf))
    tight = np.full((2, h, w), np.float32(np.inf))
    total = np.zeros((2, h, w), np.float32)
    inverse = np.zeros((2, h, w), np.float32)
    for accumulate in range(2):
        for s in range(k):
            if not present[s]:
                continue
            c = 1 if generated[s] else 0
            m = to_target[s]
            for j in range(h):
                for i in range(w):
                    d = depths[s, j, i]
                    if d == UNKNOWN:
                        continue
                    px, py = d * ((i + np.float32(0.5) - cx) / fx), d * ((j + np.float32(0.5) - cy) / fy)
                    z = m[2, 0] * px + m[2, 1] * py + m[2, 2] * d + m[2, 3]
                    if z < NEAR_M:
                        continue
                    u = fx * (m[0, 0] * px + m[0, 1] * py + m[0, 2] * d + m[0, 3]) / z + cx
                    v = fy * (m[1, 0] * px + m[1, 1] * py + m[1, 2] * d + m[1, 3]) / z + cy
                    if not (-MAX_FOOTPRINT < u < w + MAX_FOOTPRINT and -MAX_FOOTPRINT < v < h + MAX_FOOTPRINT):
                        continue
                    if accumulate == 0:
                        x, y = int(np.floor(u)), int(np.floor(v))
                        if 0 <= x < w and 0 <= y < h and z < tight[c, y, x]:
                            tight[c, y, x] = z
                    half = min(max(int(np.ceil(d / z - np.float32(1e-3))), 1), MAX_FOOTPRINT)
                    left, top = int(np.floor(u - np.float32(0.5))) - (half - 1), int(np.floor(v - np.float32(0.5))) - (half - 1)
                    for y in range(max(top, 0), min(top + 2 * half, h)):
                        wy = 1 - abs(y + np.float32(0.5) - v) / half
                        if wy <= 0:
                            continue
                        for x in range(max(left, 0), min(left + 2 * half, w)):
                            wx = 1 - abs(x + np.float32(0.5) - u) / half
                            if wx <= 0:
                                continue
                            if accumulate == 0:
                                if z < nearest[c, y, x]:
                                    nearest[c, y, x] = z
                            elif z <= np.float32(1.15) * nearest[c, y, x] + np.float32(0.05):
                                weight = wx * wy + np.float32(1e-4)
                                total[c, y, x] += weight
                                inverse[c, y, x] += weight / z
    hypotheses = np.full((4, h, w), np.float32(np.inf))
    for c in range(2):
        hypotheses[2 * c] = np.where(total[c] > 0, total[c] / np.maximum(inverse[c], np.float32(1e-12)), np.float32(np.inf))
        hypotheses[2 * c + 1] = tight[c]
    return hypotheses


@njit(cache=True)
def _colours(intrinsics, rgb, depths, from_target, generated, present, hypotheses, out):
    fx, fy, cx, cy = intrinsics
    k, _, h, w = rgb.shape
    weight, log_zoom = np.zeros(k, np.float32), np.zeros(k, np.float32)
    colour = np.zeros((k, 3), np.float32)
    for y in range(h):
        for x in range(w):
            for hypothesis in range(4):
                z = hypotheses[hypothesis, y, x]
                if not np.isfinite(z):
                    continue
                dreamed = hypothesis >= DREAMED_LOOSE
                px, py = z * ((x + np.float32(0.5) - cx) / fx), z * ((y + np.float32(0.5) - cy) / fy)
                total, best, against = np.float32(0), np.float32(0), np.float32(0)
                for s in range(k):
                    weight[s] = 0
                    if not present[s] or (generated[s] and not dreamed):
                        continue
                    m = from_target[s]
                    xs = m[0, 0] * px + m[0, 1] * py + m[0, 2] * z + m[0, 3]
                    ys = m[1, 0] * px + m[1, 1] * py + m[1, 2] * z + m[1, 3]
                    zs = m[2, 0] * px + m[2, 1] * py + m[2, 2] * z + m[2, 3]
                    if zs < NEAR_M:
                        continue
                    u, v = fx * xs / zs + cx, fy * ys / zs + cy
                    if not (0 <= u < w and 0 <= v < h):
                        continue
                    d = depths[s, int(v), int(u)]
                    if d == UNKNOWN:
                        continue
                    nearer = 1 / zs - 1 / d
                    tolerance = np.float32(SIGHT_CONSTANT) + np.float32(SIGHT_SHARE) / zs
                    sees = abs(nearer) < tolerance and generated[s] == dreamed
                    if not sees and nearer < np.float32(SEES_THROUGH) * tolerance:
                        continue
                    blur = max(zs / z - 1, np.float32(0))
                    ex, ey, ez = m[0, 3] - xs, m[1, 3] - ys, m[2, 3] - zs
                    dot = -(ex * xs + ey * ys + ez * zs)
                    lengths2 = (ex * ex + ey * ey + ez * ez) * (xs * xs + ys * ys + zs * zs)
                    sine2 = np.float32(0) if z >= 500 else max(1 - dot * dot / max(lengths2, np.float32(1e-18)), np.float32(0))
                    fit = np.float32(0.1) + np.float32(5.3) * sine2 + blur * blur
                    if not sees:
                        against += 1 / (fit * fit)
                        continue
                    weight[s] = 1 / (fit * fit)
                    total += weight[s]
                    best = max(best, weight[s])
                    log_zoom[s] = min(max(np.log2(zs / z), np.float32(-2)), np.float32(2))
                    _sample(rgb[s], u - np.float32(0.5), v - np.float32(0.5), colour[s])
                if total <= against:
                    continue
                spread = np.float32(0)
                for c in range(3):
                    mean = np.float32(0)
                    for s in range(k):
                        mean += weight[s] * colour[s, c]
                    mean /= total
                    out[c, y, x] = mean
                    for s in range(k):
                        spread += weight[s] * (colour[s, c] - mean) ** 2
                zoom = np.float32(0)
                for s in range(k):
                    zoom += weight[s] * log_zoom[s]
                out[3, y, x] = 2 / (1 + z / 3) - 1
                out[5 if dreamed else 4, y, x] = best / (best + 1)
                out[6, y, x] = np.sqrt(spread / (3 * total))
                out[7, y, x] = zoom / total
                break


@njit(cache=True)
def _sample(image, x, y, colour):
    """Catmull-Rom interpolation at (x, y), in pixels from the first centre, held within the four nearest pixels."""
    _, h, w = image.shape
    x0, y0 = int(np.floor(x)), int(np.floor(y))
    across, down = _catmull_rom(x - x0), _catmull_rom(y - y0)
    for c in range(3):
        total, low, high = np.float32(0), np.float32(np.inf), np.float32(-np.inf)
        for j in range(4):
            row = min(max(y0 + j - 1, 0), h - 1)
            for i in range(4):
                value = image[c, row, min(max(x0 + i - 1, 0), w - 1)]
                total += down[j] * across[i] * value
                if 1 <= i <= 2 and 1 <= j <= 2:
                    low, high = min(low, value), max(high, value)
        colour[c] = min(max(total, low), high)


@njit(cache=True)
def _catmull_rom(t):
    """The weights of the pixels at -1, 0, 1 and 2."""
    t2, t3 = t * t, t * t * t
    half = np.float32(0.5)
    return (half * (2 * t2 - t - t3), half * (3 * t3 - 5 * t2 + 2), half * (4 * t2 - 3 * t3 + t), half * (t3 - t2))
