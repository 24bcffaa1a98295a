import neighbour  # noqa: F401
import numpy as np
import pytest
import torch

from attention import Size
from conditioning import Views
from decoding import decoding_loss, draw_decodings
from dream import Remembered
from exercise import PATTERNS, SHOWN, Exercise, draw_exercise
from forcing import NEXT_FRAMES, draw_levels, dream_newest, forcing_loss, window_before
from networks_dit import VoxelRoomsDit
from remembered_latents import remember_latents, standardise
from schedule import staircase_sigmas
from shards import Shards, sight
from train_dit import on_device
from walls import VIEWS, WALL_M, WORLDS, write_walls
from walks import WALK_FRAMES, Walks, draw_candidates, draw_frames, draw_walks, retrieve
from window import NOISY_FRAMES, WINDOW_FRAMES

SMALL = Size(dim=48, depth=2, heads=4)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Two small worlds: a plane 4 m ahead, painted with large patches, seen from places along a line."""
    folder, random = tmp_path_factory.mktemp("data"), np.random.default_rng(0)
    patches = random.integers(0, 255, (WORLDS, VIEWS, 4, 4, 3), dtype=np.uint8)
    write_walls(folder, patches.repeat(32, 2).repeat(32, 3))
    shards = Shards(folder)
    depth_m = np.full((WORLDS, VIEWS, 128, 128), WALL_M, np.float16)
    gists = random.normal(size=(WORLDS, VIEWS, 16, 16, 16)).astype(np.float16)
    seen = np.stack([sight(shards.pose(world), depth_m[world].astype(np.float32)) for world in range(WORLDS)])
    return shards, Remembered(depth_m, depth_m, gists, seen)


@pytest.fixture(scope="module")
def latents(data, tmp_path_factory):
    torch.manual_seed(0)
    return remember_latents(VoxelRoomsDit(SMALL).latents, *data, 7, tmp_path_factory.mktemp("latents"))


def small_model(latents) -> VoxelRoomsDit:
    torch.manual_seed(0)
    model = VoxelRoomsDit(SMALL)
    standardise(model.latents, latents)
    return model


def test_latents_are_standardised(data, latents):
    model = small_model(latents)
    some = model.latents.standardised(torch.from_numpy(latents.astype(np.float32)))
    assert some.mean((0, 1, 3, 4)).abs().max() < 1e-3
    assert (some.std((0, 1, 3, 4)) - 1).abs().max() < 1e-2
    assert np.array_equal(latents[1, 3, :16], data[1].gists[1, 3])


def test_walks_stay_in_a_stretch_and_memory_out_of_them():
    rng = np.random.default_rng(0)
    for _ in range(30):
        frames = draw_frames(rng)
        assert len(frames) == WALK_FRAMES and max(frames) - min(frames) < 8 and max(frames) // 8 == min(frames) // 8
        assert not set(draw_candidates(rng, frames, VIEWS)) & set(frames)


def test_every_rule_retrieves_in_order_and_within_the_slots(data):
    shards, remembered = data
    rng = np.random.default_rng(0)
    for slots in (0, 1, 4):
        for _ in range(8):
            views = retrieve(rng, 3, shards.pose(0), remembered.sight[0].astype(np.float32), np.arange(16, VIEWS), slots)
            assert len(views) <= slots and views == sorted(set(views)) and all(view >= 16 for view in views)


def test_levels_are_those_of_the_samplers():
    rng = np.random.default_rng(0)
    few, stairs, mixed = (draw_levels(rng, pattern, 64) for pattern in PATTERNS)
    assert few.shape == (64, NEXT_FRAMES) and stairs.shape == mixed.shape == (64, NOISY_FRAMES)
    rows = torch.from_numpy(staircase_sigmas()[:-1]).float()
    assert all((rows - row).abs().amax(1).min() < 1e-6 for row in stairs)
    assert (few == 1).any() and mixed.min() >= 0.05 and mixed.max() <= 1 and (mixed.diff(dim=1) < 0).any()


def test_processes_draw_the_same_exercise_and_none_dreams_before_it_can():
    drawn = [draw_exercise(np.random.default_rng(step), True) for step in range(300)]
    assert drawn == [draw_exercise(np.random.default_rng(step), True) for step in range(300)]
    assert {each.shown for each in drawn} == set(SHOWN) and {each.own for each in drawn} == set(range(WINDOW_FRAMES))
    assert not any(each.own for each in drawn if not each.shown)
    assert not any(draw_exercise(np.random.default_rng(step), False).own for step in range(50))


def test_own_frames_replace_the_newest_of_the_window(data, latents):
    model, rng = small_model(latents), np.random.default_rng(0)
    walks = on_device(model, draw_walks(data[0], latents, data[1].sight, rng, 2, 4), "cpu")
    before = walks.walk.latents.clone()
    dream_newest(model, walks, Exercise("few", slots=4, shown=1, own=2, own_steps=1))
    changed = (walks.walk.latents - before).abs().amax((0, 2, 3, 4)) > 0
    assert changed.nonzero()[:, 0].tolist() == [WINDOW_FRAMES - 2, WINDOW_FRAMES - 1]
    assert window_before(walks, WINDOW_FRAMES, 3).present.shape == (2, 5)
    assert not window_before(walks, WINDOW_FRAMES, WINDOW_FRAMES).present.any()


def test_both_stages_learn(data, latents):
    shards, remembered = data
    model, rng = small_model(latents), np.random.default_rng(0)
    raw, *others = draw_decodings(shards, latents, rng, 4)
    walks = on_device(model, draw_walks(shards, latents, remembered.sight, rng, 2, 4), "cpu")
    again = lambda: Walks(*(Views(v.latents.clone(), v.poses, v.present) for v in (walks.memory, walks.walk)))
    stages = {
        "decoder": lambda _: decoding_loss(model, model.latents.standardised(raw), *others, rng, torch.float32),
        "dream": lambda step: forcing_loss(
            model, again(), Exercise("few", slots=4, shown=3, own=2 * (step == 0), own_steps=2), np.random.default_rng(0), torch.float32
        ),
    }
    for loss_of in stages.values():
        optimiser, losses = torch.optim.Adam([p for p in model.parameters()], 5e-3), []
        for step in range(8):
            torch.manual_seed(0)
            loss, figures = loss_of(step)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
            assert all(np.isfinite(value) for value in figures.values())
        assert losses[-1] < 0.9 * losses[1]
