"""Writes checkpoints as policies: an ONNX graph, and the manifest that says what goes in and comes out."""

import argparse
import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn as nn

from goal_walks import GoalWalks
from network import AHEAD, GoalWalker
from train import FOLDER, load

CAMERA_PX = 128
OPSET = 17
EXECUTE_STEPS = 2
PERSISTENCE = 1.5
"""How much more one likes to turn the way one turns, and less the other way: in units of the network's scores."""
STANDING = 1.5
"""How much less one likes to stand than the expert, who knows where the goal is: who stands sees nothing new."""


@dataclass(frozen=True)
class Member:
    """One of the family, and the checkpoint that it is made of."""

    id: str
    title: str
    about: str
    checkpoint: str
    has_goal: bool = True


FAMILY = [
    Member("bc-novice", "Novice walker", "after a fiftieth of the training", "0.02"),
    Member("bc-junior", "Junior walker", "after a sixteenth of the training", "0.06"),
    Member("bc-senior", "Senior walker", "after two fifths of the training", "0.4"),
    Member("bc-walker", "Walker", "after all of the training", "1"),
    Member("bc-guide", "Guide", "after all of the training and a little more", "guide"),
    Member("bc-wanderer", "Wanderer", "the guide's network, never shown a goal", "guide", has_goal=False),
]


class Actions(nn.Module):
    """Frames [1, 3, 128, 128] in [-1, 1] to the best moves' actions [1, AHEAD, 4] in the walk space.

    Whether to stand, to turn on the spot or to walk is decided first, then which way. Where the goal is not to be seen, one
    side is as good as the other, and a walker who decides anew at every frame turns to and fro: so it remembers which way
    it `turned`, [1, 1], 1 to the left and -1 to the right, and rather goes on.
    """

    def __init__(self, network: GoalWalker, actions: list[list[float]]):
        super().__init__()
        self.network = network
        self.register_buffer("actions", torch.tensor(actions, dtype=torch.float32))
        walks, turns = self.actions[:, 0] != 0, self.actions[:, 2] != 0
        self.register_buffer("kind", torch.where(walks, 2, torch.where(turns, 1, 0)))
        self.register_buffer("side", torch.where(walks, 0.0, self.actions[:, 2].sign()))
        self.register_buffer("reluctance", torch.tensor([STANDING, 0.0, 0.0]))

    def forward(self, turned: torch.Tensor, frame: torch.Tensor, goal: torch.Tensor | None = None) -> tuple[torch.Tensor, torch.Tensor]:
        frame = nn.functional.avg_pool2d(frame, 2)
        goal = torch.full_like(frame, -1) if goal is None else nn.functional.avg_pool2d(goal, 2)
        scores = self.network(frame, goal)
        kinds = torch.stack([scores[..., self.kind == kind].logsumexp(2) for kind in range(3)], 2)
        kind = (kinds - self.reluctance).argmax(2, keepdim=True)
        scores = scores + PERSISTENCE * turned[..., None] * self.side
        moves = torch.where(self.kind == kind, scores, -1e9).argmax(2)
        return self.actions[moves], self.side[moves[:, EXECUTE_STEPS - 1 : EXECUTE_STEPS]]


def export(module: Actions, has_goal: bool, path: Path) -> None:
    """Writes the graph, once ONNX Runtime has made the same of it as PyTorch."""
    names = ["turned", "frame", "goal"] if has_goal else ["turned", "frame"]
    feeds = (torch.ones(1, 1), *(torch.rand(1, 3, CAMERA_PX, CAMERA_PX) * 2 - 1 for _ in names[1:]))
    buffer = io.BytesIO()
    torch.onnx.export(module.eval(), feeds, buffer, input_names=names, output_names=["actions", "turning"], opset_version=OPSET, dynamo=False)
    graph = onnx.load_from_string(buffer.getvalue())
    onnx.checker.check_model(graph, full_check=True)
    session = onnxruntime.InferenceSession(buffer.getvalue(), providers=["CPUExecutionProvider"])
    made = session.run(None, {name: feed.numpy() for name, feed in zip(names, feeds)})
    with torch.no_grad():
        wanted = [tensor.numpy() for tensor in module(*feeds)]
    if any(ours.shape != theirs.shape or np.abs(ours - theirs).max() > 1e-6 for ours, theirs in zip(made, wanted)):
        raise RuntimeError(f"{path} gives other actions in ONNX Runtime than in PyTorch: {made} and {wanted}.")
    path.write_bytes(buffer.getvalue())


def manifest(member: Member, graph: Path) -> dict:
    def picture(source: str) -> dict:
        return {
            "source": source,
            "layout": "NCHW",
            "dtype": "float32",
            "shape": [1, 3, CAMERA_PX, CAMERA_PX],
            "range": [-1, 1],
            "fit": "stretch",
        }

    inputs = {"frame": picture("frame")} | ({"goal": picture("goal-frame") | {"withoutGoal": "black"}} if member.has_goal else {})
    return {
        "format": "dreamwalk-policy/1",
        "id": member.id,
        "title": member.title,
        "about": f"A behaviour-cloned walker from pixels alone, {member.about}.",
        "license": "MIT",
        "file": graph.name,
        "sha256": hashlib.sha256(graph.read_bytes()).hexdigest(),
        "senses": [entry["source"] for entry in inputs.values()],
        "inputs": inputs,
        "outputs": {"actions": {"kind": "actions", "dtype": "float32", "shape": [1, AHEAD, 4], "space": "walk"}},
        "chunk": AHEAD,
        "executeSteps": EXECUTE_STEPS,
        "recurrentState": [["turning", "turned", [1, 1]]],
        "deterministic": True,
    }


def write_policy(member: Member, checkpoint: Path, actions: list[list[float]], folder: Path) -> None:
    network, samples = load(checkpoint)
    folder.mkdir(parents=True, exist_ok=True)
    graph = folder / "policy.onnx"
    export(Actions(network, actions), member.has_goal, graph)
    (folder / "policy.json").write_text(json.dumps(manifest(member, graph), indent=2, ensure_ascii=False) + "\n")
    print(f"{folder}: {graph.stat().st_size / 1e3:.0f} kB, {samples} samples")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="the walks that were trained on: they say what the moves are")
    arguments.add_argument("--checkpoints", type=Path, default=FOLDER / "checkpoints")
    arguments.add_argument("--out", type=Path, default=FOLDER)
    options = arguments.parse_args()
    moves = GoalWalks(options.data, most=1).actions
    for one in FAMILY:
        write_policy(one, options.checkpoints / f"{one.checkpoint}.pt", moves, options.out / one.id)
