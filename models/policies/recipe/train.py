"""Trains the walkers by behaviour cloning: what an expert who has the map would do, from pixels alone."""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from goal_walks import Batch, GoalWalks, draw_batch
from network import GoalWalker

FOLDER = Path(__file__).resolve().parents[1]
WORLDS, PAIRS, WANDER_PAIRS = 4, 112, 16
"""Of a batch: worlds, and of each the pairs of a view and a goal, and views without one."""
LEARNING_RATE = 2e-3
LOG_EVERY = 100
LATER_MOVES = 0.4
"""Weight of each move after the next one, which is carried out rarely."""


def losses(network: GoalWalker, batch: Batch) -> tuple[torch.Tensor, dict[str, float]]:
    # Black, the goal of those who have none, is one more view: batch normalisation is to see it among the others.
    seen = network.encode(torch.cat([batch.views, torch.full_like(batch.views[:1], -1)]))
    goals = seen[batch.goal]
    moves, where = network.decide(seen[batch.frame], goals)
    moves, where = moves.float(), where.float()
    wrong = F.cross_entropy(moves.flatten(0, 1), batch.moves.flatten(), reduction="none", label_smoothing=0.02)
    weights = torch.tensor([1.0] + [LATER_MOVES] * (moves.shape[1] - 1))
    cloning = (wrong.reshape(-1, moves.shape[1]) * weights).sum(1).mean()
    sought = batch.goal >= 0
    place = F.smooth_l1_loss(where[sought] * torch.tensor([1, 1, 2, 2]), batch.where[sought] * torch.tensor([1 / 3, 1 / 3, 2, 2]))
    right = (moves[:, 0].argmax(1) == batch.moves[:, 0]).float()
    figures = {"cloning": cloning.item(), "place": place.item(), "right": right[sought].mean().item(), "wander": right[~sought].mean().item()}
    return cloning + place, figures


def train(
    walks: GoalWalks, minutes: float, seed: int, checkpoints: Path, shares: list[float],
    start: Path | None = None, learning_rate: float = LEARNING_RATE,
) -> GoalWalker:
    """Trains for so many minutes on a falling learning rate; `shares` of the time leave a checkpoint each.

    `start` is a checkpoint to go on from.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network, samples = load(start) if start else (GoalWalker(), 0)
    network = network.to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(network.parameters(), learning_rate, weight_decay=0.02)
    checkpoints.mkdir(parents=True, exist_ok=True)
    began, step, due = time.monotonic(), 0, sorted(shares)
    sums: dict[str, float] = {}
    while due:
        spent = (time.monotonic() - began) / (60 * minutes)
        if spent >= due[0]:
            save(network, checkpoints / f"{due.pop(0):g}.pt", samples, len(walks))
            continue
        optimiser.param_groups[0]["lr"] = learning_rate * min(1, step / 50) * max(0.02, 0.5 + 0.5 * np.cos(np.pi * spent))
        batch = draw_batch(walks, rng, WORLDS, PAIRS, WANDER_PAIRS)
        with torch.autocast("cpu", torch.bfloat16):
            loss, figures = losses(network.train(), batch)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        step, samples = step + 1, samples + len(batch.frame)
        sums = {name: sums.get(name, 0) + value for name, value in figures.items()}
        if step % LOG_EVERY == 0:
            means = {name: round(total / LOG_EVERY, 3) for name, total in sums.items()}
            print(json.dumps({"step": step, "spent": round(spent, 3), "worlds": len(walks)} | means), flush=True)
            sums = {}
            walks.refresh()
    return network


def load(path: Path) -> tuple[GoalWalker, int]:
    """A network that was saved, and the samples that it has seen."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    network = GoalWalker()
    network.load_state_dict(saved["model"])
    return network, saved["samples"]


def save(network: GoalWalker, path: Path, samples: int, worlds: int) -> None:
    torch.save({"model": network.state_dict(), "samples": samples, "worlds": worlds}, path)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="folder written by `dreamwalk dataset --kind goal-walks`")
    arguments.add_argument("--minutes", type=float, default=20)
    arguments.add_argument("--worlds", type=int, help="no more than the first so many")
    arguments.add_argument("--checkpoints", type=Path, default=FOLDER / "checkpoints")
    arguments.add_argument("--learning-rate", type=float, default=LEARNING_RATE, help="to begin with")
    arguments.add_argument("--shares", type=float, nargs="+", default=[0.02, 0.06, 0.4, 1], help="shares of the time that leave a checkpoint")
    arguments.add_argument("--start", type=Path, help="checkpoint to go on from")
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--seed", type=int, default=0)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    walks = GoalWalks(options.data, options.worlds)
    train(walks, options.minutes, options.seed, options.checkpoints, options.shares, options.start, options.learning_rate)
