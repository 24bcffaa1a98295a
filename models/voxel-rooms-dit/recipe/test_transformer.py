import pytest
import torch

from attention import Size
from conditioning import Views, conditions
from lines import line_bias, lines_of
from rotary import rotate, rotary_tables, rotation
from sampling import few_steps
from test_plucker import random_poses
from tokens import HIDDEN, block_causal, to_grids, to_tokens
from transformer import Transformer
from window import CONTEXT_FRAMES, MEMORY_FRAMES, MEMORY_TIME, NOISY_FRAMES, TOKENS, WINDOW_FRAMES

CHANNELS = 4


@pytest.fixture(scope="module")
def transformer():
    torch.manual_seed(0)
    made = Transformer(Size(dim=48, depth=3, heads=4), CHANNELS)
    for p in made.parameters():
        if not p.any():
            torch.nn.init.normal_(p, std=0.3)
    return made.eval()


@pytest.fixture(scope="module")
def case():
    """All of one forward: context, then noisy frames, with one memory slot and two window frames absent."""
    torch.manual_seed(1)
    frames = CONTEXT_FRAMES + NOISY_FRAMES
    time = torch.tensor([MEMORY_TIME] * MEMORY_FRAMES + list(range(WINDOW_FRAMES + NOISY_FRAMES)))
    present = torch.ones(frames)
    present[[2, 4, 5]] = 0
    return dict(
        latents=torch.randn(1, frames, CHANNELS, 16, 16),
        plucker=torch.randn(1, frames, 6, 16, 16),
        time=time[None],
        sigma=torch.rand(1, frames),
        present=present[None],
    )


@torch.no_grad()
def run(transformer, case):
    """As the engine does: context first, then velocities."""
    past, noisy = slice(0, CONTEXT_FRAMES), slice(CONTEXT_FRAMES, None)
    context = transformer.context(*(case[name][:, past] for name in ("latents", "plucker", "time", "sigma", "present")))
    return transformer.velocity(*(case[name][:, noisy] for name in ("latents", "plucker", "time", "sigma")), context)


@torch.no_grad()
def run_at_once(transformer, case):
    """One forward over everything, without a cache: the mask is written down frame by frame."""
    looks = torch.zeros(CONTEXT_FRAMES + NOISY_FRAMES, CONTEXT_FRAMES + NOISY_FRAMES, dtype=torch.bool)
    for frame in range(len(looks)):
        looks[frame, : max(frame + 1, MEMORY_FRAMES)] = True
    looks &= case["present"].bool()
    lines = lines_of(case["plucker"])
    bias = torch.where(looks, 0.0, HIDDEN).repeat_interleave(TOKENS, 0).repeat_interleave(TOKENS, 1)
    bias = bias + line_bias(lines, lines, transformer.size.heads)
    x, rays, noise, turn = transformer._embedded(case["latents"], case["plucker"], case["time"], case["sigma"])
    for block in transformer.blocks:
        x, _ = block(x, rays, transformer.modulation(noise), turn, bias)
    shift, scale = transformer.last_modulation(noise).chunk(2, -1)
    clean = to_grids(transformer.outlet(transformer.norm(x) * (1 + scale) + shift), CHANNELS)
    velocity = (case["latents"] - clean) / case["sigma"].clamp(min=0.05)[..., None, None, None]
    return velocity[:, CONTEXT_FRAMES:]


def changed(case, name, frame):
    copy = case[name].clone()
    copy[:, frame] = 1 - copy[:, frame] if name == "present" else torch.randn_like(copy[:, frame])
    return {**case, name: copy}


def test_a_cache_equals_one_forward_over_everything(transformer, case):
    assert torch.allclose(run(transformer, case), run_at_once(transformer, case), atol=1e-4)


@pytest.mark.parametrize("name", ["latents", "plucker", "sigma"])
def test_a_later_frame_changes_nothing_before_it(transformer, case, name):
    later = 5
    before, after = run(transformer, case), run(transformer, changed(case, name, CONTEXT_FRAMES + later))
    assert torch.allclose(before[:, :later], after[:, :later], atol=1e-6)
    assert all((before[:, frame] - after[:, frame]).abs().max() > 1e-4 for frame in range(later, NOISY_FRAMES))


@torch.no_grad()
def test_memory_looks_at_memory_and_the_window_backwards(transformer, case):
    names = ("latents", "plucker", "time", "sigma", "present")
    of = lambda c: transformer.context(*(c[name][:, :CONTEXT_FRAMES] for name in names)).keys_values[-1][1].unflatten(2, (-1, TOKENS))
    moved = lambda frame: (of(case) - of(changed(case, "latents", frame))).abs().amax((0, 1, 3, 4)) > 1e-6
    first_present, last = 6, CONTEXT_FRAMES - 1
    assert moved(last).tolist() == [False] * last + [True]
    assert moved(first_present)[:MEMORY_FRAMES].any() == False and moved(first_present)[first_present:].all()  # noqa: E712
    assert moved(0)[[0, 1, 3]].all() and moved(0)[first_present:].all()


@pytest.mark.parametrize("frame", [2, 4])
def test_an_absent_frame_changes_nothing(transformer, case, frame):
    before = run(transformer, case)
    for name in ("latents", "plucker", "sigma"):
        assert torch.equal(before, run(transformer, changed(case, name, frame)))
    assert (before - run(transformer, changed(case, "present", frame))).abs().max() > 1e-4


@pytest.mark.parametrize("name", ["latents", "plucker"])
@pytest.mark.parametrize("frame", [0, 8])
def test_a_present_frame_changes_all(transformer, case, name, frame):
    assert (run(transformer, case) - run(transformer, changed(case, name, frame))).abs().amax((0, 2, 3, 4)).min() > 1e-4


def views(places: int, filled: range, seed: int) -> Views:
    torch.manual_seed(seed)
    present = torch.tensor([[place in filled for place in range(places)]])
    return Views(torch.randn(1, places, CHANNELS, 16, 16), random_poses(places, seed)[None], present)


@torch.no_grad()
def test_places_left_out_are_places_absent(transformer):
    """Training leaves out what is absent; the engine's shapes are fixed."""
    memory, window = views(MEMORY_FRAMES, range(2), 0), views(WINDOW_FRAMES, range(5, 8), 1)
    poses, noise = random_poses(1, 3)[None], torch.randn(1, 1, CHANNELS, 16, 16)
    padded = few_steps(transformer, conditions(transformer, memory, window, poses), noise, 2)
    short = few_steps(transformer, conditions(transformer, memory[:2], window[5:], poses), noise, 2)
    assert torch.allclose(padded, short, atol=1e-5)


@torch.no_grad()
def test_a_rigid_motion_of_all_cameras_changes_nothing(transformer):
    memory, window = views(MEMORY_FRAMES, range(3), 0), views(WINDOW_FRAMES, range(4, 8), 1)
    poses, noise, motion = random_poses(1, 3)[None], torch.randn(1, 1, CHANNELS, 16, 16), random_poses(1, 4)
    motion[0, :3, 3] = torch.tensor([500.0, -300, 2])
    here = few_steps(transformer, conditions(transformer, memory, window, poses), noise, 2)
    for v in (memory, window):
        v.poses = motion @ v.poses
    there = few_steps(transformer, conditions(transformer, memory, window, motion @ poses), noise, 2)
    assert torch.allclose(here, there, atol=1e-4)


def test_tokens_and_grids_are_each_other_s_inverse():
    grids = torch.randn(2, 3, CHANNELS, 16, 16)
    tokens = to_tokens(grids, CHANNELS)
    assert torch.equal(to_grids(tokens, CHANNELS), grids)
    # Token 9 is row 1, column 1: cells (2, 2) to (3, 3).
    assert set(tokens[0, 0, 9].tolist()) == set(grids[0, 0, :, 2:4, 2:4].flatten().tolist())


def test_scores_depend_on_differences_of_place_and_time_only():
    per_time, of_place = rotary_tables(32)
    query, key = torch.randn(1, 1, 2 * TOKENS, 32), torch.randn(1, 1, 2 * TOKENS, 32)
    query[:], key[:] = query[:, :, :1], key[:, :, :1]
    turned = lambda x, *time: rotate(x, rotation(torch.tensor([time]), per_time, of_place))[0, 0]
    scores = turned(query, 1.0, 2.0) @ turned(key, 1.0, 2.0).T
    later = turned(query, 11.0, 12.0) @ turned(key, 11.0, 12.0).T
    assert torch.allclose(scores, later, atol=1e-4)
    assert abs(scores[0, 9] - scores[9, 18]) < 1e-4 and abs(scores[0, 9] - scores[0, 10]) > 1e-3
    assert abs(scores[0, TOKENS] - scores[0, 0]) > 1e-3


def test_a_token_looks_at_no_later_order():
    bias = block_causal(torch.tensor([[-1.0, -1, 0, 1]]))[0, ::TOKENS, ::TOKENS]
    assert (bias == 0).tolist() == [[True, True, False, False]] * 2 + [[True, True, True, False], [True] * 4]
