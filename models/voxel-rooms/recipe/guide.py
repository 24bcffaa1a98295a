"""The guide: remembered views reprojected into a new camera. The twin of `Compute.splat` in packages/inference.

Stage A throws the depth of every source into the target (a loose footprint that grows with magnification, and a
tight one of a single pixel). Stage B asks, for every target pixel and for each hypothesis of its depth, which
sources really see that point, and blends their colours by how well they see it; where sources see through the
point with more weight than others see it, it is not there. Real views come first; generated ones fill what no real
view covers. Pixels that float between two surfaces, as depth does at silhouettes, are not used at all.

Channels: 0-2 colour, 3 disparity, 4 confidence of real views, 5 confidence of generated views, 6 disagreement
between the sources, 7 log2 magnification. A pixel no source sees is 0 in all eight.
"""

import torch

from camera import Camera, disparity

SKY_M = 1000.0
NEAR_M = 0.05
GUIDE_CHANNELS = 8
MAX_FOOTPRINT = 4
UNKNOWN = -1.0
"""Depth of a pixel that is not used."""
SIGHT_CONSTANT, SIGHT_SHARE = 0.006, 0.10
"""A view sees a point when inverse depths agree within this constant and this share of the point's own."""
SEES_THROUGH = 1.5
"""It sees through a point that is nearer than its surface by this many tolerances."""


def relative_poses(target: torch.Tensor, sources: torch.Tensor) -> torch.Tensor:
    """Source-camera to target-camera transforms, float32, from float64 camera-to-world poses."""
    return (torch.linalg.inv(target.double())[:, None] @ sources.double()).float()


def guide(
    camera: Camera,
    rgb: torch.Tensor,
    depth_m: torch.Tensor,
    poses: torch.Tensor,
    generated: torch.Tensor,
    present: torch.Tensor,
    target: torch.Tensor,
) -> torch.Tensor:
    """rgb [B,K,3,H,W] in [-1,1], depth_m [B,K,H,W], poses [B,K,4,4], generated and present [B,K] bool, target [B,4,4]."""
    b, k, _, h, w = rgb.shape
    depth_m = _without_flying(torch.where(depth_m <= 0, torch.full_like(depth_m, SKY_M), depth_m))
    to_target = relative_poses(target, poses)
    from_target = torch.linalg.inv(to_target.double()).float()
    loose, tight = _depth_hypotheses(*_project_sources(camera, depth_m, to_target), generated, present, h, w)
    out = torch.zeros(b, GUIDE_CHANNELS, h * w, device=rgb.device)
    for is_generated in (False, True):
        members = present & (generated == is_generated)
        witnesses = present if is_generated else members
        if not members.any():
            continue
        for hypothesis in (loose[:, int(is_generated)], tight[:, int(is_generated)]):
            shown = _gather(camera, rgb, depth_m, from_target, members, witnesses, hypothesis, is_generated)
            free = (out[:, 4:6].sum(1, keepdim=True) == 0).float()
            out = out + shown * free
    return out.view(b, GUIDE_CHANNELS, h, w)


def _without_flying(depth_m):
    """Pixels whose depth lies apart from both neighbours, across or down, float between two surfaces: they are not used."""
    inverse = 1 / depth_m
    jump = SIGHT_CONSTANT + SIGHT_SHARE * inverse
    flying = torch.zeros_like(depth_m, dtype=torch.bool)
    for dim in (-1, -2):
        size = inverse.shape[dim]
        here = inverse.narrow(dim, 1, size - 2)
        apart = lambda start: (here - inverse.narrow(dim, start, size - 2)).abs() > jump.narrow(dim, 1, size - 2)
        flying.narrow(dim, 1, size - 2).logical_or_(apart(0) & apart(2))
    return torch.where(flying, torch.full_like(depth_m, UNKNOWN), depth_m)


def _project_sources(camera, depth_m, to_target):
    b, k, h, w = depth_m.shape
    rays = camera.rays(depth_m.device).reshape(1, 1, 3, -1)
    points = to_target[..., :3, :3] @ (rays * depth_m.reshape(b, k, 1, -1)) + to_target[..., :3, 3:]
    x, y, z = points.unbind(2)
    ahead = (z >= NEAR_M) & (depth_m.reshape(b, k, -1) != UNKNOWN)
    safe = torch.where(ahead, z, torch.ones_like(z))
    u = camera.fx * x / safe + camera.cx
    v = camera.fy * y / safe + camera.cy
    u = torch.where(ahead, u, torch.full_like(u, -1e6)).clamp(-1e6, 1e6)
    v = v.clamp(-1e6, 1e6)
    return u, v, z, depth_m.reshape(b, k, -1) / safe


def _depth_hypotheses(u, v, z, magnification, generated, present, h, w):
    """The loosely and the tightly splatted depths, [B, 2, H*W] each (real, generated), inf where nothing fell."""
    b, k = generated.shape
    plane = (torch.arange(b, device=u.device)[:, None] * 2 + generated.long())[..., None].expand_as(u).reshape(-1)
    near_frame = (u > -MAX_FOOTPRINT) & (u < w + MAX_FOOTPRINT) & (v > -MAX_FOOTPRINT) & (v < h + MAX_FOOTPRINT)
    pick = (near_frame & present[:, :, None]).reshape(-1).nonzero()[:, 0]
    u, v, z, magnification = (t.reshape(-1)[pick] for t in (u, v, z, magnification))
    plane, bins = plane[pick], b * 2 * h * w
    footprint = torch.ceil(magnification - 1e-3).clamp(1, MAX_FOOTPRINT)

    hits = []
    for half in range(1, MAX_FOOTPRINT + 1):
        members = (footprint == half).nonzero()[:, 0]
        if len(members):
            hits.extend(_loose_hits(u[members], v[members], z[members], plane[members], half, h, w, bins))
    # One bin more than there are pixels takes what falls outside.
    empty = torch.full((bins + 1,), float("inf"), device=u.device)
    nearest = empty.clone()
    for index, depth, _ in hits:
        nearest.scatter_reduce_(0, index, depth, "amin")
    total, inverse = torch.zeros_like(empty), torch.zeros_like(empty)
    for index, depth, weight in hits:
        weight = torch.where(depth <= 1.15 * nearest[index] + 0.05, weight, torch.zeros_like(weight))
        total.scatter_add_(0, index, weight)
        inverse.scatter_add_(0, index, weight / depth)
    loose = torch.where(total > 0, total / inverse.clamp_min(1e-12), empty)

    x, y = torch.floor(u), torch.floor(v)
    inside = (x >= 0) & (x < w) & (y >= 0) & (y < h)
    index = torch.where(inside, plane * (h * w) + (y * w + x).long(), bins)
    tight = empty.scatter_reduce(0, index, z, "amin")
    return loose[:bins].view(b, 2, -1), tight[:bins].view(b, 2, -1)


def _loose_hits(u, v, z, plane, half, h, w, outside):
    """The pixels under footprints of one size: for each tap the bin, the depth and the bilinear weight."""
    left, top = torch.floor(u - 0.5) - (half - 1), torch.floor(v - 0.5) - (half - 1)
    for dy in range(2 * half):
        for dx in range(2 * half):
            x, y = left + dx, top + dy
            wx, wy = 1 - (x + 0.5 - u).abs() / half, 1 - (y + 0.5 - v).abs() / half
            inside = (x >= 0) & (x < w) & (y >= 0) & (y < h) & (wx > 0) & (wy > 0)
            yield torch.where(inside, plane * (h * w) + (y * w + x).long(), outside), z, wx * wy + 1e-4


def _gather(camera, rgb, depth_m, from_target, members, witnesses, hypothesis_m, is_generated):
    """Colours of the points at the hypothesised depths, blended over the sources that see them: [B, 8, H*W]."""
    b, k, _, h, w = rgb.shape
    known = torch.isfinite(hypothesis_m)
    z = torch.where(known, hypothesis_m, torch.ones_like(hypothesis_m))
    rays = camera.rays(rgb.device).reshape(1, 3, -1)
    point = rays * z[:, None]
    rotation, centre = from_target[..., :3, :3], from_target[..., :3, 3]
    seen = rotation @ point[:, None] + centre[..., None]
    xs, ys, zs = seen.unbind(2)
    safe = zs.clamp_min(NEAR_M)
    u = camera.fx * xs / safe + camera.cx
    v = camera.fy * ys / safe + camera.cy
    inside = (zs >= NEAR_M) & (u >= 0) & (u < w) & (v >= 0) & (v < h) & witnesses[:, :, None] & known[:, None]

    column, row = torch.floor(u).clamp(0, w - 1), torch.floor(v).clamp(0, h - 1)
    source_depth = depth_m.reshape(b, k, -1).gather(2, (row * w + column).long())
    inside = inside & (source_depth != UNKNOWN)
    nearer, tolerance = 1 / safe - 1 / source_depth, SIGHT_CONSTANT + SIGHT_SHARE / safe
    visible = inside & members[:, :, None] & (nearer.abs() < tolerance)
    through = inside & ~visible & (nearer >= SEES_THROUGH * tolerance)

    ratio = z[:, None] / safe
    blur = (1 / ratio - 1).clamp_min(0)
    # The source camera's centre in target coordinates is -R^T c; the angle at the point is taken in source axes.
    to_target_centre = centre[..., None] - seen
    lengths2 = (to_target_centre**2).sum(2) * (seen**2).sum(2)
    cosine = (to_target_centre * -seen).sum(2) / lengths2.sqrt().clamp_min(1e-9)
    sine2 = torch.where(z[:, None] >= 500, torch.zeros_like(cosine), (1 - cosine * cosine).clamp_min(0))
    fit = 1 / (0.1 + 5.3 * sine2 + blur * blur) ** 2
    weight = torch.where(visible, fit, torch.zeros_like(fit))
    against = torch.where(through, fit, torch.zeros_like(fit)).sum(1)

    colour = _sample(rgb.reshape(b * k, 3, h, w), (u - 0.5).reshape(b * k, -1), (v - 0.5).reshape(b * k, -1)).view(b, k, 3, -1)
    total = weight.sum(1)
    support = total > against
    share = weight / total.clamp_min(1e-12)[:, None]
    mean = (share[:, :, None] * colour).sum(1)
    disagreement = (share[:, :, None] * (colour - mean[:, None]) ** 2).sum(1).mean(1).clamp_min(0).sqrt()
    best = weight.amax(1)
    confidence = best / (best + 1)
    log_magnification = (share * torch.log2(1 / ratio).clamp(-2, 2)).sum(1)
    nothing = torch.zeros_like(confidence)
    real, dreamed = (nothing, confidence) if is_generated else (confidence, nothing)
    shown = torch.cat([mean, torch.stack([disparity(z), real, dreamed, disagreement, log_magnification], 1)], 1)
    return shown * support[:, None]


def _sample(image, x, y):
    """Catmull-Rom interpolation at (x, y) [B, N], in pixels from the first centre, held within the four nearest pixels.

    Bilinear interpolation blurs, and what is dreamed from what was dreamed would be blurred again and again.
    """
    batch, channels, h, w = image.shape
    flat = image.reshape(batch, channels, -1)
    x, y = x.clamp(-8, w + 8), y.clamp(-8, h + 8)
    x0, y0 = torch.floor(x), torch.floor(y)
    across, down = _catmull_rom(x - x0), _catmull_rom(y - y0)
    total, low, high = 0, None, None
    for j in range(4):
        row = (y0 + j - 1).clamp(0, h - 1)
        for i in range(4):
            index = (row * w + (x0 + i - 1).clamp(0, w - 1)).long()
            value = flat.gather(2, index[:, None].expand(-1, channels, -1))
            total = total + (down[j] * across[i])[:, None] * value
            if 1 <= i <= 2 and 1 <= j <= 2:
                low = value if low is None else torch.minimum(low, value)
                high = value if high is None else torch.maximum(high, value)
    return torch.minimum(torch.maximum(total, low), high)


def _catmull_rom(t):
    """The weights of the pixels at -1, 0, 1 and 2."""
    t2, t3 = t * t, t * t * t
    return 0.5 * (2 * t2 - t - t3), 0.5 * (3 * t3 - 5 * t2 + 2), 0.5 * (4 * t2 - 3 * t3 + t), 0.5 * (t3 - t2)
