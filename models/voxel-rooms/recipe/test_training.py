import numpy as np
import pytest
import torch

from dream import Remembered, draw_batch, dream_losses
from networks import VoxelRooms
from see import draw_views, encode, paint_anew, see_loss, softness_loss
from shards import Shards, greedy, sight, to_and_fro
from walls import VIEWS, WORLDS, write_walls


@pytest.fixture(scope="module")
def shards(tmp_path_factory):
    """Two small worlds of one wall each: a plane 4 m ahead, seen from places along a line."""
    folder = tmp_path_factory.mktemp("data")
    write_walls(folder, np.random.default_rng(0).integers(0, 255, (WORLDS, VIEWS, 128, 128, 3), dtype=np.uint8))
    return Shards(folder)


def test_views_that_look_at_the_same_wall_see_each_other(shards):
    weights = sight(shards.pose(0), shards.true_depth(0, slice(None)))
    assert weights.shape == (16, VIEWS, 256)
    assert weights[3, 3].min() > 0.98
    assert weights[0, 1].mean() > weights[0, 39].mean() > 0


def test_greedy_takes_what_adds_most_and_stops():
    confidence = np.zeros((3, 256), np.float32)
    confidence[0, :100], confidence[1, :90], confidence[2, 90:200] = 1, 1, 1
    assert greedy(confidence, np.arange(3), np.zeros(256, np.float32), 3) == [2, 0] or greedy(
        confidence, np.arange(3), np.zeros(256, np.float32), 3
    ) == [2, 1]
    assert greedy(confidence, np.arange(3), np.ones(256, np.float32), 3) == []


def test_a_walk_to_and_fro_stays_within_its_stretch():
    assert to_and_fro(8, 5, 1, 5) == [13, 14, 15, 14, 13, 12]
    assert to_and_fro(0, 13, 3, 3) == [1, 2, 5, 6]
    assert all(8 <= frame < 16 for phase in range(14) for frame in to_and_fro(8, phase, 2, 20))


def test_both_stages_learn(shards):
    torch.manual_seed(0)
    rng, model = np.random.default_rng(0), VoxelRooms()
    views = draw_views(shards, rng, 2)
    optimiser = torch.optim.Adam(model.parameters(), 1e-3)
    losses = []
    for _ in range(6):
        loss, _ = see_loss(model, *views)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0]

    going_on, figures = see_loss(model, *views, VoxelRooms().encoder)
    assert figures["gistDrift"] > 0 and "autoencoderPsnr" not in figures
    assert see_loss(model, *views, model.encoder)[1]["gistDrift"] < 1e-6 and np.isfinite(going_on.item())

    depth_m, gists = (np.stack(both) for both in zip(*(encode(model, shards, world, "cpu", torch.float32) for world in range(WORLDS))))
    remembered = Remembered(depth_m, depth_m, gists, np.stack([sight(shards.pose(w), shards.true_depth(w, slice(None))) for w in range(WORLDS)]))
    batch = draw_batch(shards, remembered, rng, 2, 3)
    steps = [(loss.item(), figures) for loss, figures in dream_losses(model, batch, rng, torch.float32, untrained_steps=1)]
    assert len(steps) == 2 and all(np.isfinite(loss) for loss, _ in steps)
    assert steps[0][1]["coveredShare"] > 0.5


def test_painting_anew_changes_colours_and_nothing_else():
    torch.manual_seed(0)
    frames, rng = torch.rand(2, 3, 16, 16) * 2 - 1, np.random.default_rng(0)
    frames[:, :, :8] = frames[:, :, :1, :1]
    painted = paint_anew(frames, rng)
    assert painted.abs().max() <= 1 and (painted - frames).abs().mean() > 0.1
    assert not torch.equal(paint_anew(frames[:1], rng), paint_anew(frames[:1], rng))
    # What had one colour still has, and what was told apart still is.
    assert (painted[:, :, :8] - painted[:, :, :1, :1]).abs().max() < 1e-6
    assert painted[:, :, 8:].std((2, 3)).min() > 0.05


def test_a_soft_picture_loses_to_a_sharp_one_out_of_place():
    torch.manual_seed(0)
    true = torch.nn.functional.interpolate(torch.rand(2, 3, 16, 16), scale_factor=4)
    soft, moved = torch.nn.functional.avg_pool2d(true, 5, 1, 2), true.roll(1, -1)
    assert softness_loss(soft, true) > 100 * softness_loss(moved, true)
