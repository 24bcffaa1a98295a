"""How much a head would rather look along the same direction, or at rays that meet its own: a bias from cameras alone.

Two lines of Plücker coordinates (d, m) and (d', m') are d·m' + m·d' apart, times the sine of the angle between them: nought
where they meet (the form that RayPE, arXiv 2606.27345, puts into queries and keys). A token sees a point of its ray, so
what shows the same point in another view lies on a ray that meets it: the epipolar constraint. Where two cameras stand
at one place all of their rays meet, and the same point lies in the same direction. As with ALiBi (Press et al., 2022) the
slopes differ from head to head and are fixed; a head with neither is free.
"""

import torch

from tokens import to_tokens
from window import PATCH_CELLS, PLUCKER_CHANNELS

DIRECTION_SLOPES = (0.0, 40.0, 150.0, 0.0, 20.0, 0.0)
"""Of each head, by the cosine between two directions, less one. Tokens lie 0.16 rad apart: 40 is -0.5 for one that far off."""
MEETING_SLOPES = (0.0, 0.0, 0.0, 10.0, 10.0, 50.0)
"""Of each head, by the square of how far from meeting two rays are, in square metres."""


def lines_of(plucker: torch.Tensor) -> torch.Tensor:
    """The middle ray of each token, [B, F, 6, 16, 16] to [B, F * TOKENS, 6]; of an absent frame nought."""
    cells = to_tokens(plucker, PLUCKER_CHANNELS).reshape(len(plucker), -1, PLUCKER_CHANNELS, PATCH_CELLS**2).mean(3)
    direction, moment = cells.split(3, -1)
    length = (direction * direction).sum(-1, keepdim=True).clamp(min=1e-6).sqrt()
    return torch.cat([direction / length, moment / length], -1)


def line_bias(queries: torch.Tensor, keys: torch.Tensor, heads: int) -> torch.Tensor:
    """[B, heads, Q, K] for lines [B, Q, 6] and [B, K, 6]; slopes repeat where there are more heads."""
    slope = lambda slopes: torch.tensor([slopes[head % len(slopes)] for head in range(heads)], device=queries.device).view(-1, 1, 1)
    direction, moment = queries[:, None].split(3, -1)
    other_direction, other_moment = keys[:, None].transpose(2, 3).split(3, 2)
    # Differences of metres, squared: half precision would lose them.
    with torch.autocast(queries.device.type, enabled=False):
        unlike = direction @ other_direction - 1
        apart = direction @ other_moment + moment @ other_direction
    return slope(DIRECTION_SLOPES) * unlike - slope(MEETING_SLOPES) * (apart * apart)
