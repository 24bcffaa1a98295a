"""Depth of real views, corrected by what other real views show: `packages/world/src/tour/depth-sweep.ts`, compiled by numba.

The encoder sees one view and is off by some percent; where several views show a point, the depth at which their
colours agree tells better. The network is trained on depth corrected in the same way as the engine corrects a tour.
"""

from dataclasses import dataclass

import numpy as np
from numba import njit, prange

from camera import Camera
from guide import NEAR_M, SKY_M
from silhouettes import settle_all

NEIGHBOURS = 12
GRID = 16
OUTSIDE_WEIGHT = 0.05
"""A neighbour that sees a point this much coarser or finer tells nothing."""
COLOUR_TOLERANCE, DEPTH_SHARE = 0.25, 0.15


@dataclass(frozen=True)
class Sweep:
    """Tries 2 * steps + 1 depths round the present one, `share` of its inverse apart."""

    steps: int
    share: float
    stride: int
    radius: int
    prior: float


SWEEPS = {"coarse": Sweep(8, 0.035, 2, 4, 0.0), "fine": Sweep(5, 0.012, 1, 2, 0.05)}
PASSES = ("coarse", "silhouettes", "silhouettes", "fine", "silhouettes")


def correct_depth(camera: Camera, rgb: np.ndarray, depth_m: np.ndarray, poses: np.ndarray, witnesses: np.ndarray) -> np.ndarray:
    """All views of a world: rgb [V, H, W, 3] bytes, depth [V, H, W], poses [V, 4, 4]; `witnesses` may be neighbours."""
    intrinsics = np.array([camera.fx, camera.fy, camera.cx, camera.cy], np.float32)
    colour, depth = rgb.astype(np.float32) / 127.5 - 1, depth_m.astype(np.float32)
    poses = poses.astype(np.float64)
    chosen = np.full((len(depth), NEIGHBOURS), -1)
    _choose_all(intrinsics, depth, poses, witnesses, chosen)
    relative = _relative_all(poses, chosen)
    for name in PASSES:
        if name == "silhouettes":
            depth = settle_all(intrinsics, colour, depth, relative, chosen)
        else:
            s = SWEEPS[name]
            depth = _sweep_all(intrinsics, colour, depth, poses, chosen, s.steps, np.float32(s.share), s.stride, s.radius, np.float32(s.prior))
    return depth


@njit(cache=True)
def _relative(to, source):
    """to^-1 @ source of two rigid poses."""
    out = np.zeros((3, 4))
    for row in range(3):
        for axis in range(3):
            for column in range(3):
                out[row, column] += to[axis, row] * source[axis, column]
            out[row, 3] += to[axis, row] * (source[axis, 3] - to[axis, 3])
    return out


@njit(cache=True)
def _relative_all(poses, chosen):
    """Points of each view's camera to those of its neighbours', [V, N, 3, 4]."""
    relative = np.zeros((*chosen.shape, 3, 4))
    for target in range(len(chosen)):
        for n in range(chosen.shape[1]):
            if chosen[target, n] >= 0:
                relative[target, n] = _relative(poses[chosen[target, n]], poses[target])
    return relative


@njit(parallel=True, cache=True)
def _choose_all(intrinsics, depth, poses, witnesses, chosen):
    for target in prange(len(depth)):
        _choose(intrinsics, depth, poses, witnesses, target, chosen[target])


@njit(cache=True)
def _choose(intrinsics, depth, poses, witnesses, target, chosen):
    """Greedily the views whose parallax tells most, points that many see already counting less."""
    fx, fy, cx, cy = intrinsics
    h, w = depth.shape[1:]
    gains = np.zeros((len(witnesses), GRID * GRID))
    for n in range(len(witnesses)):
        j = witnesses[n]
        if j == target:
            continue
        m = _relative(poses[j], poses[target])
        for p in range(GRID * GRID):
            x, y = (p % GRID + 0.5) * w / GRID, (p // GRID + 0.5) * h / GRID
            d = depth[target, int(y), int(x)]
            if d <= 0:
                continue
            rx, ry = (x - cx) / fx, (y - cy) / fy
            ax, ay, az = m[0, 0] * rx + m[0, 1] * ry + m[0, 2], m[1, 0] * rx + m[1, 1] * ry + m[1, 2], m[2, 0] * rx + m[2, 1] * ry + m[2, 2]
            z = d * az + m[2, 3]
            if z < NEAR_M:
                continue
            u, v = fx * (d * ax + m[0, 3]) / z + cx, fy * (d * ay + m[1, 3]) / z + cy
            if u < 0 or v < 0 or u >= w or v >= h:
                continue
            seen = depth[j, int(v), int(u)]
            if seen <= 0:
                seen = SKY_M
            if abs(1 / z - 1 / seen) > 0.006 + 0.15 / z:
                continue
            far = 1.01 * d
            far_z = far * az + m[2, 3]
            du, dv = fx * (far * ax + m[0, 3]) / far_z + cx - u, fy * (far * ay + m[1, 3]) / far_z + cy - v
            parallax = min(np.sqrt(du * du + dv * dv) / 0.3, 1.0)
            finer = min(d / z, z / d)
            gains[n, p] = parallax * finer * finer
    told = np.zeros(GRID * GRID)
    for slot in range(len(chosen)):
        best, most = -1, 2.0
        for n in range(len(witnesses)):
            gain = (gains[n] / (1 + 2 * told)).sum()
            if gain > most:
                best, most = n, gain
        if best < 0:
            return
        chosen[slot] = witnesses[best]
        told += gains[best]
        gains[best] = 0


@njit(parallel=True, cache=True)
def _sweep_all(intrinsics, colour, depth, poses, chosen, steps, share, stride, radius, prior):
    out = np.empty_like(depth)
    for target in prange(len(depth)):
        out[target] = _sweep(intrinsics, colour, depth, poses, target, chosen[target], steps, share, stride, radius, prior)
    return out


@njit(fastmath=True, cache=True)
def _sweep(intrinsics, colour, depth, poses, target, chosen, steps, share, stride, radius, prior):
    fx, fy, cx, cy = intrinsics
    h, w = depth.shape[1:]
    tries = 2 * steps + 1
    one, half = np.float32(1), np.float32(0.5)
    own, own_depth = colour[target], depth[target]
    cost, weight = np.zeros((h, w, tries), np.float32), np.zeros((h, w), np.float32)
    for j in chosen:
        if j < 0:
            break
        m = _relative(poses[j], poses[target]).astype(np.float32)
        other, other_depth = colour[j], depth[j]
        for y in range(stride // 2, h, stride):
            for x in range(stride // 2, w, stride):
                d = own_depth[y, x]
                if d <= 0:
                    continue
                rx, ry = (x + half - cx) / fx, (y + half - cy) / fy
                ax, ay, az = m[0, 0] * rx + m[0, 1] * ry + m[0, 2], m[1, 0] * rx + m[1, 1] * ry + m[1, 2], m[2, 0] * rx + m[2, 1] * ry + m[2, 2]
                z = d * az + m[2, 3]
                if z < np.float32(NEAR_M):
                    continue
                u, v = fx * (d * ax + m[0, 3]) / z + cx, fy * (d * ay + m[1, 3]) / z + cy
                if u < 1 or v < 1 or u >= w - 1 or v >= h - 1:
                    continue
                seen = other_depth[int(v), int(u)]
                hidden_by = one / seen if seen > 0 else one / np.float32(SKY_M)
                if hidden_by - one / z > np.float32(0.006) + np.float32(0.15) / z:
                    continue
                finer = min(d / z, z / d)
                trust = finer * finer
                if trust < np.float32(OUTSIDE_WEIGHT):
                    continue
                weight[y, x] += trust
                for k in range(tries):
                    t = d / (one + np.float32(k - steps) * share)
                    tz = t * az + m[2, 3]
                    wrong = one + np.float32(DEPTH_SHARE)
                    if tz > np.float32(NEAR_M):
                        tu, tv = fx * (t * ax + m[0, 3]) / tz + cx - half, fy * (t * ay + m[1, 3]) / tz + cy - half
                        if tu >= 0 and tv >= 0 and tu < w - 1 and tv < h - 1:
                            x0, y0 = int(tu), int(tv)
                            fu, fv = tu - x0, tv - y0
                            a, b, c, e = (one - fu) * (one - fv), fu * (one - fv), (one - fu) * fv, fu * fv
                            apart = np.float32(0)
                            for channel in range(3):
                                shade = a * other[y0, x0, channel] + b * other[y0, x0 + 1, channel] + c * other[y0 + 1, x0, channel] + e * other[y0 + 1, x0 + 1, channel]
                                apart += abs(shade - own[y, x, channel])
                            its = other_depth[int(tv + half), int(tu + half)]
                            inverse = one / its if its > 0 else one / np.float32(SKY_M)
                            tolerance = np.float32(0.002) + np.float32(0.04) / tz
                            wrong = min(apart / np.float32(COLOUR_TOLERANCE), one) + np.float32(DEPTH_SHARE) * min(abs(one / tz - inverse) / tolerance, one)
                    cost[y, x, k] += trust * wrong
    out = own_depth.copy()
    total = np.empty(tries, np.float32)
    for y in range(h):
        for x in range(w):
            d = own_depth[y, x]
            if d <= 0:
                continue
            total[:] = 0
            weights, here = np.float32(0), one / d
            first_y, first_x = max(0, y - radius), max(0, x - radius)
            first_y += (stride // 2 - first_y) % stride
            first_x += (stride // 2 - first_x) % stride
            for yy in range(first_y, min(h, y + radius + 1), stride):
                for xx in range(first_x, min(w, x + radius + 1), stride):
                    if weight[yy, xx] == 0 or abs(one / own_depth[yy, xx] - here) > np.float32(0.01) + np.float32(0.12) * here:
                        continue
                    weights += weight[yy, xx]
                    for k in range(tries):
                        total[k] += cost[yy, xx, k]
            if weights < np.float32(0.3):
                continue
            best = 0
            for k in range(tries):
                off = np.float32(k - steps) / steps
                total[k] = total[k] / weights + prior * off * off
                if total[k] < total[best]:
                    best = k
            at = np.float32(best)
            if 0 < best < tries - 1:
                bend = total[best - 1] - 2 * total[best] + total[best + 1]
                if bend > np.float32(1e-6):
                    at += half * (total[best - 1] - total[best + 1]) / bend
            out[y, x] = d / (one + (at - steps) * share)
    return out
