"""The Gymnasium client against a running `dreamwalk serve`."""

import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from dreamwalk_env import DreamwalkEnv, DreamwalkError

WORLD = 1_000_003
# A view is remembered in less than a second; a tour of many takes longer.
PLACES = {
    "simulator": {"environment": "simulator"},
    "dream": {"environment": "dream", "start": "view"},
    "toured dream": {"environment": "dream", "tourViews": 3},
    "dream without walls": {"environment": "dream", "start": "view", "solid": False, "action_space": "twist"},
}


@pytest.fixture(params=PLACES, ids=lambda name: name.replace(" ", "-"))
def env(request, served):
    with DreamwalkEnv(served, world_seed=WORLD, render_mode="rgb_array", **PLACES[request.param]) as env:
        yield env


@pytest.mark.filterwarnings("ignore:.*Box observation space m.*imum value:UserWarning")
@pytest.mark.filterwarnings("ignore:.*Not able to test alternative render modes:UserWarning")
@pytest.mark.filterwarnings("error")
def test_gymnasium_accepts_it(env):
    check_env(env)


def walk(env, steps=3):
    action = np.zeros(env.action_space.shape, np.float32)
    action[2 if len(action) == 6 else 0] = 0.15
    return [env.step(action)[0] for _ in range(steps)]


def assert_same(before, after):
    for a, b in zip(before, after, strict=True):
        for key in a:
            np.testing.assert_array_equal(a[key], b[key])


def test_a_moment_can_be_returned_to(env):
    env.reset(seed=5)
    walk(env, 1)
    kept = env.snapshot()
    before = walk(env)
    observation, info = env.restore(kept)
    assert info["frame_index"] == 1
    assert_same(before, walk(env))
    env.release(kept)
    with pytest.raises(DreamwalkError) as refusal:
        env.restore(kept)
    assert refusal.value.fault == "unknown-snapshot"


def test_walking_ahead_moves_ahead(env):
    first, info = env.reset(seed=1)
    *_, last = walk(env)
    ahead = first["pose"][:3, 2].copy()
    if env.place["actionSpace"]["id"] == "walk":  # over the floor, wherever one looks
        ahead[2] = 0
        ahead /= np.linalg.norm(ahead)
    moved = last["pose"][:3, 3] - first["pose"][:3, 3]
    np.testing.assert_allclose(moved, 0.45 * ahead, atol=1e-6)
    assert info["frame_index"] == 0
    assert np.array_equal(env.render(), last["frame"])


def test_seeds_tell_the_futures_apart(served):
    with DreamwalkEnv(served, world_seed=WORLD, environment="dream", start="view") as env:
        env.reset(seed=1)
        one = walk(env)
        env.reset(seed=1)
        assert_same(one, walk(env))
        env.reset()
        assert any((a["frame"] != b["frame"]).any() for a, b in zip(one, walk(env)))


def test_walls_stop_the_body(served):
    with DreamwalkEnv(served, world_seed=WORLD, environment="simulator") as env:
        env.reset()
        infos = [env.step([0.3, 0, 0, 0])[4] for _ in range(60)]
        assert any(info["blocked"] for info in infos)
        assert infos[0]["covered_share"] is None


def test_views_of_ones_own_are_a_place(served):
    with DreamwalkEnv(served, world_seed=WORLD, environment="simulator") as env:
        first, _ = env.reset()
        views = [{"frame": seen["frame"], "pose": seen["pose"].ravel()} for seen in [first, *walk(env)]]
    with DreamwalkEnv(served, environment="dream", views=views) as env:
        observation, info = env.reset()
        np.testing.assert_array_equal(observation["frame"], views[0]["frame"])
        assert info["covered_share"] == 1
        assert env.step([0, 0, 0, 0])[4]["covered_share"] > 0.9


def test_judges_and_limits_end_episodes(served):
    def judge(observation, info):
        return info["frame_index"], observation["pose"][2, 3] > 100

    with DreamwalkEnv(served, world_seed=WORLD, environment="simulator", judge=judge, max_steps=2) as env:
        env.reset()
        assert env.step([0, 0, 0, 0])[1:4] == (1.0, False, False)
        assert env.step([0, 0, 0, 0])[1:4] == (2.0, False, True)


@pytest.mark.parametrize(
    ("place", "fault", "problem"),
    [
        ({"environment": "moon"}, "bad-request", "environment"),
        ({"environment": "dream"}, "bad-request", "worldSeed"),
        ({"environment": "dream", "world_seed": -1}, "bad-request", "worldSeed"),
        ({"environment": "dream", "world_seed": 1, "model": "../../etc"}, "refused", "no world model"),
        ({"environment": "simulator", "world_seed": 1, "pose": [0] * 16}, "bad-request", "pose"),
        ({"environment": "simulator", "world_seed": 1, "fog": True}, "bad-request", "fog"),
    ],
)
def test_mistakes_are_told(served, place, fault, problem):
    with pytest.raises(DreamwalkError, match=problem) as refusal:
        DreamwalkEnv(served, **place)
    assert refusal.value.fault == fault


def test_pages_of_the_web_do_not_get_in(served):
    with pytest.raises(InvalidStatus, match="401"), connect(served, origin="https://example.com"):
        pass
