"""The walks to goals that `dreamwalk dataset --kind goal-walks` writes, and the samples drawn from them.

A world is 40 views, the first eight of which are goals; an expert's next four moves are known from every view to every
goal, so that a view is drawn once and learnt from many times.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

SIDE_PX = 64
"""The network sees pictures at half the camera's resolution: the mean of 2 × 2 pixels."""


class GoalWalks:
    """All worlds below a folder, held in memory."""

    def __init__(self, folder: Path, most: int | None = None):
        self.folder, self.most = Path(folder), most
        self.actions: list[list[float]] = []
        """What the moves stand for in the walk space: forward m, left m, turn rad, look up rad."""
        self._read: dict[Path, int] = {}
        self._parts: list[dict[str, np.ndarray]] = []
        self.refresh()
        if len(self) == 0:
            raise FileNotFoundError(
                f"No walks to goals below {folder}. Write some with `dreamwalk dataset --kind goal-walks --out {folder}`."
            )

    def refresh(self) -> None:
        """Takes in the worlds that were written since: training may start while shards are still growing."""
        for meta in sorted(self.folder.glob("**/meta.json")):
            facts = json.loads(meta.read_text())
            self.actions = facts["moves"]
            first, last = self._read.get(meta, 0), facts["count"]
            if last > first:
                self._parts.append(_read_worlds(meta.parent, facts, first, last))
                self._read[meta] = last
        self.index = [(p, i) for p, part in enumerate(self._parts) for i in range(len(part["moves"]))][: self.most]

    def __len__(self) -> int:
        return len(self.index)

    def world(self, number: int) -> dict[str, np.ndarray]:
        """`rgb` uint8 [V, 64, 64, 3], `pose` [V, 4, 4], `moves` [V, G, K], `wander` [V, K], `length` [V, G]."""
        part, row = self.index[number]
        return {name: array[row] for name, array in self._parts[part].items()}


def _read_worlds(shard: Path, facts: dict, first: int, last: int) -> dict[str, np.ndarray]:
    v, g, k, h, w = (facts[name] for name in ["views", "goals", "movesAhead", "height", "width"])

    def read(name: str, dtype, shape: tuple) -> np.ndarray:
        return np.memmap(shard / f"{name}.bin", dtype, "r", shape=(last, *shape))[first:]

    rgb = read("rgb", np.uint8, (v, h, w, 3))
    return dict(
        rgb=np.stack([half_size(world) for world in rgb]),
        pose=np.array(read("pose", np.float64, (v, 4, 4))),
        moves=np.array(read("moves", np.uint8, (v, g, k))),
        wander=np.array(read("wander", np.uint8, (v, k))),
        length=np.array(read("length", np.float32, (v, g))),
    )


def half_size(rgb: np.ndarray) -> np.ndarray:
    """uint8 [..., 2h, 2w, 3] to [..., h, w, 3]: the mean of 2 × 2 pixels."""
    wide = rgb.astype(np.uint16)
    rows = wide[..., ::2, :, :] + wide[..., 1::2, :, :]
    return ((rows[..., ::2, :] + rows[..., 1::2, :] + 2) // 4).astype(np.uint8)


def goal_seen_from(pose: np.ndarray, goal: np.ndarray) -> np.ndarray:
    """Where goals are, as views see them: [..., 4], metres forward and to the left, cos and sin of the turn to the left."""
    relative = np.linalg.inv(pose) @ goal
    forward, right = relative[..., 2, 3], relative[..., 0, 3]
    ahead, aside = relative[..., 2, 2], relative[..., 0, 2]
    return np.stack([forward, -right, ahead, -aside], -1).astype(np.float32)


@dataclass
class Batch:
    views: torch.Tensor
    """[B, 3, 64, 64] in [-1, 1]."""
    frame: torch.Tensor
    """[P] the view that is looked at, a row of `views`."""
    goal: torch.Tensor
    """[P] the goal that is looked for, a row of `views`, or -1 for none."""
    moves: torch.Tensor
    """[P, K] what the expert does next."""
    where: torch.Tensor
    """[P, 4] where the goal is, see `goal_seen_from`; zeros without one."""


TURNING_SHARE = 0.35
"""Of the pairs of a batch, those that begin by turning on the spot: two thirds of all pairs do."""
STANDING_SHARE = 0.06


def draw_batch(walks: GoalWalks, rng: np.random.Generator, worlds: int, pairs: int, wander_pairs: int) -> Batch:
    """Some worlds' views, and from each world some pairs of a view and a goal, and some views without a goal."""
    views, frames, goals, moves, where = [], [], [], [], []
    for number in rng.choice(len(walks), min(worlds, len(walks)), replace=False):
        world = walks.world(number)
        base = sum(len(v) for v in views)
        views.append(augment(rng, world["rgb"]))
        v, g = _choose_pairs(rng, world, pairs)
        frames.append(base + v)
        goals.append(base + g)
        moves.append(world["moves"][v, g])
        where.append(goal_seen_from(world["pose"][v], world["pose"][g]))
        alone = rng.choice(len(world["rgb"]), wander_pairs, replace=False)
        frames.append(base + alone)
        goals.append(np.full(wander_pairs, -1))
        moves.append(world["wander"][alone])
        where.append(np.zeros((wander_pairs, 4), np.float32))
    whole = [torch.from_numpy(np.concatenate(part)) for part in [frames, goals, moves, where]]
    return Batch(torch.from_numpy(np.concatenate(views)), whole[0], whole[1], whole[2].long(), whole[3])


def _choose_pairs(rng: np.random.Generator, world: dict, count: int) -> tuple[np.ndarray, np.ndarray]:
    first = world["moves"][:, :, 0].copy()
    reachable = np.isfinite(world["length"])
    # A goal is not looked for from where its picture was taken.
    reachable[np.arange(first.shape[1]), np.arange(first.shape[1])] = rng.random(first.shape[1]) < 0.2
    turning, standing = (first == 1) | (first == 2), first == 0
    weight = np.zeros(first.shape)
    for kind, share in [(turning, TURNING_SHARE), (standing, STANDING_SHARE), (~turning & ~standing, 1 - TURNING_SHARE - STANDING_SHARE)]:
        chosen = kind & reachable
        weight[chosen] = share / max(1, chosen.sum())
    picked = rng.choice(weight.size, count, p=weight.ravel() / weight.sum())
    return np.unravel_index(picked, weight.shape)


def augment(rng: np.random.Generator, rgb: np.ndarray) -> np.ndarray:
    """uint8 [V, H, W, 3] to float [V, 3, H, W] in [-1, 1], with a light, a blur and a grain of its own for each view."""
    images = np.moveaxis(rgb.astype(np.float32) / 127.5 - 1, -1, 1)
    n = len(images)

    def draw(low: float, high: float, channels: int = 1) -> np.ndarray:
        return rng.uniform(low, high, (n, channels, 1, 1)).astype(np.float32)

    images = images * draw(0.8, 1.2) + draw(-0.15, 0.15) + draw(-0.05, 0.05, 3)
    soft = np.maximum(0, draw(-1, 1))
    blurred = (np.roll(images, 1, 2) + np.roll(images, -1, 2) + np.roll(images, 1, 3) + np.roll(images, -1, 3)) / 4
    images = images + soft * (blurred - images) + 0.03 * rng.standard_normal(images.shape, np.float32)
    # Some pixels up or down, or to a side: less than a move turns.
    for image in range(n):
        images[image] = np.roll(images[image], rng.integers(-1, 2, 2), (1, 2))
    return np.clip(images, -1, 1).astype(np.float32)
