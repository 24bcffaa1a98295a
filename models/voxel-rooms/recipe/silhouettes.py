"""Which surface a pixel near a silhouette belongs to: `packages/world/src/tour/silhouettes.ts`, compiled by numba."""

import numpy as np
from numba import njit, prange

from guide import NEAR_M, SKY_M

RADIUS_PX, MOST_SURFACES = 3, 8
VOTE_COLOUR, VOTES_WORTH, OWN_WORTH = 0.3, 0.5, 0.1
COLOUR_TOLERANCE, DEPTH_COST = 0.8, 0.1
HIDDEN_COST, UNTOLD_COST = 0.6, 0.5


@njit(parallel=True, cache=True)
def settle_all(intrinsics, colour, depth, relative, chosen):
    """The depth of all views; `relative` [V, N, 3, 4] takes points of a view's camera to its neighbours' `chosen` [V, N]."""
    out = np.empty_like(depth)
    inverse = np.empty_like(depth)
    for view in prange(len(depth)):
        for y in range(depth.shape[1]):
            for x in range(depth.shape[2]):
                inverse[view, y, x] = 1 / depth[view, y, x] if depth[view, y, x] > 0 else 1 / SKY_M
    for view in prange(len(depth)):
        out[view] = _settle(intrinsics, colour, depth[view], inverse, view, relative[view], chosen[view])
    return out


@njit(cache=True)
def _settle(intrinsics, colour, depth, inverses, target, relative, chosen):
    h, w = depth.shape
    settled = depth.copy()
    if chosen[0] < 0:
        return settled
    own, inverse = colour[target], inverses[target]
    surfaces, votes = np.zeros(MOST_SURFACES), np.zeros(MOST_SURFACES)
    for y in range(h):
        for x in range(w):
            if depth[y, x] <= 0:
                continue
            top, bottom = max(0, y - RADIUS_PX), min(h, y + RADIUS_PX + 1)
            left, right = max(0, x - RADIUS_PX), min(w, x + RADIUS_PX + 1)
            nearest, farthest = inverse[y, x], inverse[y, x]
            for yy in range(top, bottom):
                for xx in range(left, right):
                    nearest, farthest = max(nearest, inverse[yy, xx]), min(farthest, inverse[yy, xx])
            if nearest - farthest < 0.01 + 0.12 * nearest:
                continue
            surfaces[0], count, all_votes = inverse[y, x], 1, 1e-9
            votes[:] = 0
            for yy in range(top, bottom):
                for xx in range(left, right):
                    if yy == y and xx == x:
                        continue
                    surface, apart = -1, 0.005 + 0.05 * inverse[yy, xx]
                    for s in range(count):
                        if abs(inverse[yy, xx] - surfaces[s]) < apart:
                            surface, apart = s, abs(inverse[yy, xx] - surfaces[s])
                    if surface < 0:
                        if count == MOST_SURFACES:
                            continue
                        surface, surfaces[count] = count, inverse[yy, xx]
                        count += 1
                    apart = 0.0
                    for channel in range(3):
                        apart += abs(own[yy, xx, channel] - own[y, x, channel])
                    vote = np.exp(-apart / VOTE_COLOUR - ((yy - y) ** 2 + (xx - x) ** 2) / RADIUS_PX**2)
                    votes[surface] += vote
                    all_votes += vote
            if count == 1:
                continue
            best, least = 0, np.inf
            for s in range(count):
                told = _what_neighbours_say(intrinsics, colour, inverses, own[y, x], x, y, 1 / surfaces[s], relative, chosen)
                cost = told - VOTES_WORTH * votes[s] / all_votes - (OWN_WORTH if s == 0 else 0)
                if cost < least:
                    best, least = s, cost
            depth_m = 1 / surfaces[best]
            settled[y, x] = 0 if depth_m > 0.99 * SKY_M else depth_m
    return settled


@njit(cache=True)
def _what_neighbours_say(intrinsics, colour, inverses, own, x, y, depth_m, relative, chosen):
    fx, fy, cx, cy = intrinsics
    h, w = inverses.shape[1:]
    rx, ry = (x + 0.5 - cx) / fx, (y + 0.5 - cy) / fy
    cost, trusted = 0.0, 0.0
    for n in range(len(chosen)):
        if chosen[n] < 0:
            break
        m, other = relative[n], colour[chosen[n]]
        z = depth_m * (m[2, 0] * rx + m[2, 1] * ry + m[2, 2]) + m[2, 3]
        if z < NEAR_M:
            continue
        u = fx * (depth_m * (m[0, 0] * rx + m[0, 1] * ry + m[0, 2]) + m[0, 3]) / z + cx - 0.5
        v = fy * (depth_m * (m[1, 0] * rx + m[1, 1] * ry + m[1, 2]) + m[1, 3]) / z + cy - 0.5
        if u < 0 or v < 0 or u >= w - 1 or v >= h - 1:
            continue
        finer = min(depth_m / z, z / depth_m)
        trust = finer * finer
        if trust < 0.05:
            continue
        trusted += trust
        hidden_by = inverses[chosen[n], int(v + 0.5), int(u + 0.5)] - 1 / z
        tolerance = 0.004 + 0.06 / z
        if hidden_by > 2 * tolerance:
            cost += trust * HIDDEN_COST
            continue
        x0, y0 = int(u), int(v)
        across, down = u - x0, v - y0
        apart = 0.0
        for channel in range(3):
            upper = (1 - across) * other[y0, x0, channel] + across * other[y0, x0 + 1, channel]
            lower = (1 - across) * other[y0 + 1, x0, channel] + across * other[y0 + 1, x0 + 1, channel]
            apart += abs((1 - down) * upper + down * lower - own[channel])
        cost += trust * (min(apart / COLOUR_TOLERANCE, 1.0) + DEPTH_COST * min(abs(hidden_by) / tolerance, 1.0))
    return UNTOLD_COST if trusted < 0.3 else cost / trusted
