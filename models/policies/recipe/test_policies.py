"""The recipe on a tiny world of its own making: what is read, what is drawn, what is trained and what is written."""

import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from goal_walks import GoalWalks, draw_batch, goal_seen_from, half_size
from network import AHEAD, MOVES, GoalWalker
from package import Actions, Member, write_policy
from train import losses, train

VIEWS, GOALS, SIDE = 16, 3, 128
ACTIONS = [[0, 0, 0, 0], [0, 0, 0.13, 0], [0, 0, -0.13, 0], [0.2, 0, 0.13, 0], [0.2, 0, 0.07, 0], [0.2, 0, 0, 0], [0.2, 0, -0.07, 0], [0.2, 0, -0.13, 0]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two worlds; the first move from view v to goal g is (v + g) mod 8."""
    rng = np.random.default_rng(0)
    shard = tmp_path / "data" / "shard-0"
    shard.mkdir(parents=True)
    moves = np.add.outer(np.arange(VIEWS), np.arange(GOALS)) % MOVES
    arrays = {
        "rgb": rng.integers(0, 256, (2, VIEWS, SIDE, SIDE, 3)).astype(np.uint8),
        "pose": np.broadcast_to(np.eye(4), (2, VIEWS, 4, 4)),
        "moves": np.broadcast_to(moves[None, :, :, None], (2, VIEWS, GOALS, AHEAD)).astype(np.uint8),
        "wander": np.full((2, VIEWS, AHEAD), 5, np.uint8),
        "length": np.where(moves == 7, np.inf, 4.0)[None].repeat(2, 0).astype(np.float32),
    }
    for name, array in arrays.items():
        (shard / f"{name}.bin").write_bytes(np.ascontiguousarray(array).tobytes())
    facts = {"count": 2, "views": VIEWS, "goals": GOALS, "movesAhead": AHEAD, "moves": ACTIONS, "width": SIDE, "height": SIDE, "hfovDeg": 80}
    (shard / "meta.json").write_text(json.dumps(facts))
    return tmp_path / "data"


def test_half_the_size_is_the_mean_of_four_pixels():
    image = np.array([[[0], [4]], [[8], [250]]], np.uint8)
    assert half_size(image).tolist() == [[[66]]]


def test_a_goal_is_seen_forward_and_to_the_left():
    # Camera axes are right, down, forward: this goal is 3 m ahead, 1 m to the left, and looks to the left.
    goal = np.array([[0, 0, -1, -1], [0, 1, 0, 0], [1, 0, 0, 3], [0, 0, 0, 1.0]])
    assert goal_seen_from(np.eye(4), goal).tolist() == [3, 1, 0, 1]


def test_pairs_are_drawn_with_their_moves_and_never_where_there_is_no_way(data):
    batch = draw_batch(GoalWalks(data), np.random.default_rng(0), 2, 40, 4)
    assert batch.views.shape == (2 * VIEWS, 3, 64, 64) and batch.views.abs().max() <= 1
    sought = batch.goal >= 0
    assert sought.sum() == 80 and (~sought).sum() == 8
    view, goal = batch.frame[sought] % VIEWS, batch.goal[sought] % VIEWS
    assert (batch.frame[sought] // VIEWS == batch.goal[sought] // VIEWS).all()
    assert (batch.moves[sought][:, 0] == (view + goal) % MOVES).all()
    assert (batch.moves[sought] != 7).all() and (batch.moves[~sought] == 5).all()


def test_worlds_that_are_written_later_are_taken_in(data):
    meta = data / "shard-0" / "meta.json"
    facts = json.loads(meta.read_text())
    meta.write_text(json.dumps(facts | {"count": 1}))
    walks = GoalWalks(data)
    assert len(walks) == 1
    meta.write_text(json.dumps(facts))
    walks.refresh()
    assert len(walks) == 2
    whole = np.fromfile(data / "shard-0" / "rgb.bin", np.uint8).reshape(2, VIEWS, SIDE, SIDE, 3)
    assert (walks.world(1)["rgb"] == half_size(whole[1])).all()


def test_learns(data):
    torch.manual_seed(0)
    walks, network = GoalWalks(data), GoalWalker(8)
    optimiser = torch.optim.AdamW(network.parameters(), 3e-3)
    batch = draw_batch(walks, np.random.default_rng(1), 2, 30, 2)
    first = losses(network, batch)[0].item()
    for _ in range(25):
        loss = losses(network, batch)[0]
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert loss.item() < 0.8 * first


class Preferring(torch.nn.Module):
    """A network that always prefers the same moves."""

    def __init__(self, scores: dict[int, float]):
        super().__init__()
        self.scores = torch.tensor([scores.get(move, -9.0) for move in range(MOVES)])

    def forward(self, frame, goal):
        return self.scores.expand(1, AHEAD, MOVES)


def first_move(scores: dict[int, float], turned: float = 0) -> int:
    picture = torch.zeros(1, 3, SIDE, SIDE)
    actions, _ = Actions(Preferring(scores), ACTIONS)(torch.tensor([[turned]]), picture, picture)
    return ACTIONS.index([round(float(number), 2) for number in actions[0, 0]])


def test_walking_is_preferred_where_all_ways_of_walking_are_together():
    assert first_move({1: 1.0, 4: 0.5, 5: 0.6, 6: 0.5}) == 5
    assert first_move({1: 2.0, 4: 0.5, 5: 0.6, 6: 0.5}) == 1


def test_one_goes_on_turning_the_way_one_turns():
    assert first_move({1: 1.0, 2: 1.2}) == 2
    assert first_move({1: 1.0, 2: 1.2}, turned=1) == 1
    assert first_move({1: 1.2, 2: 1.0}, turned=-1) == 2
    assert first_move({1: 9.0, 2: 1.0}, turned=-1) == 1


def test_what_was_turned_last_is_remembered():
    picture = torch.zeros(1, 3, SIDE, SIDE)
    for move, side in [(1, 1), (2, -1), (5, 0), (3, 0)]:
        assert Actions(Preferring({move: 9.0}), ACTIONS)(torch.zeros(1, 1), picture, picture)[1].tolist() == [[side]]


@pytest.mark.parametrize("has_goal", [True, False])
def test_a_policy_is_written_with_its_manifest(data, tmp_path, has_goal):
    train(GoalWalks(data), 1 / 600, 0, tmp_path, [1.0])
    member = Member("bc-test", "Test", "for a test", "1", has_goal)
    write_policy(member, tmp_path / "1.pt", ACTIONS, tmp_path / "policy")
    manifest = json.loads((tmp_path / "policy" / "policy.json").read_text())
    graph = (tmp_path / "policy" / manifest["file"]).read_bytes()
    assert len(graph) < 2**20 and manifest["sha256"] == hashlib.sha256(graph).hexdigest()
    assert manifest["senses"] == (["frame", "goal-frame"] if has_goal else ["frame"])

    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    shapes = {name: entry["shape"] for name, entry in manifest["inputs"].items()}
    [[state_out, state_in, state_shape]] = manifest["recurrentState"]
    assert {i.name: i.shape for i in session.get_inputs()} == shapes | {state_in: state_shape}
    outputs = {name: entry["shape"] for name, entry in manifest["outputs"].items()}
    assert {o.name: o.shape for o in session.get_outputs()} == outputs | {state_out: state_shape}
