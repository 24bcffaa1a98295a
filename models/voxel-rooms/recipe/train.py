"""Trains voxel-rooms. See the model card (../README.md) for what, on what and how long.

    python train.py --data DIR --preset cpu          # two hours on two cores
    python train.py --data DIR --preset gpu          # uses what it is given
    python train.py --data DIR --preset cpu --stage dream --minutes 30   # go on from the last checkpoint

    torchrun --nproc-per-node 2 train.py --data DIR --threads 1          # one process a core, gradients averaged

It goes on from the last checkpoint in ../checkpoints, or, where there is none, from the shipped weights; `--fresh`
starts anew. Ctrl-C saves first. `python package.py` then writes the graphs, the golden tests and the manifest.
"""

import copy
import json
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist

from camera import VOXEL_ROOMS_CAMERA
from codebook import write_codebooks
from command_line import begin, training_arguments
from dream import Remembered, draw_batch, dream_losses
from graphs import load_checkpoint, load_shipped
from networks import GIST_CHANNELS, VoxelRooms
from see import draw_views, encode, see_loss
from shards import CELLS, WALK_VIEWS, Shards, sight
from sweep import correct_depth
from trainer import Trainer, share_start, wait_for_all
from write_bank import write_bank

WALKED_THERE, LONGEST_WAY_THERE = 0.65, 8
"""Share of batches in which some steps are walked before those that are trained, and how many at most."""
INVENTOR_HASTE = 4
"""How much faster the inventor learns: its cross-entropy bears a higher rate than the regressions."""
MODEL_FOLDER = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Preset:
    device: str
    dtype: torch.dtype
    see_minutes: float
    dream_minutes: float
    see_batch: int
    dream_batch: int
    sequence: int
    learning_rate: float


PRESETS = {
    "cpu": Preset("cpu", torch.bfloat16, 30, 70, 16, 12, 2, 1.0e-3),
    "gpu": Preset("cuda", torch.bfloat16, 10, 40, 128, 96, 3, 1.5e-3),
}


def train_seeing(trainer: Trainer, shards: Shards, rng: np.random.Generator, dreamers_encoder: torch.nn.Module | None) -> None:
    preset, refreshed = trainer.preset, time.time()
    while trainer.running():
        if time.time() - refreshed > 30:
            shards.refresh()
            refreshed = time.time()
        views = [t.to(preset.device) for t in draw_views(shards, rng, preset.see_batch)]
        views[0] = views[0].contiguous(memory_format=torch.channels_last)
        with torch.autocast(preset.device, preset.dtype):
            loss = see_loss(trainer.model, *views, dreamers_encoder)
        trainer.step([loss], preset.see_batch)


def train_dreaming(trainer: Trainer, shards: Shards, remembered: Remembered, rng: np.random.Generator) -> None:
    preset = trainer.preset
    while trainer.running():
        untrained_steps = int(rng.integers(1, LONGEST_WAY_THERE + 1)) if rng.random() < WALKED_THERE else 0
        batch = draw_batch(shards, remembered, rng, preset.dream_batch, untrained_steps + preset.sequence)
        for name, value in vars(batch).items():
            if isinstance(value, torch.Tensor):
                setattr(batch, name, value.to(preset.device))
        trainer.step(dream_losses(trainer.model, batch, rng, preset.dtype, untrained_steps), preset.dream_batch * preset.sequence)


def remember(model: VoxelRooms, shards: Shards, preset: Preset, samples: dict, folder: Path) -> Remembered:
    """What the engine would remember of every view; kept on disk until the encoder or the data change."""
    key = {"see": samples.get("see", 0), "worlds": len(shards)}
    kept, views = folder / "remembered.json", len(shards.pose(0))
    shapes = {
        "depth": (views, 128, 128),
        "corrected": (views, 128, 128),
        "gists": (views, GIST_CHANNELS, 16, 16),
        "sight": (WALK_VIEWS, views, CELLS * CELLS),
    }
    rank, processes = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
    if not kept.exists() or json.loads(kept.read_text()) != key:
        if rank == 0:
            kept.unlink(missing_ok=True)
            for name, shape in shapes.items():
                np.lib.format.open_memmap(folder / f"{name}.npy", "w+", np.float16, (len(shards), *shape)).flush()
        wait_for_all()
        depth_m, corrected_m, gists, seen = (np.load(folder / f"{name}.npy", mmap_mode="r+") for name in shapes)
        for done, world in enumerate(range(rank, len(shards), processes)):
            depth_m[world], gists[world] = encode(model, shards, world, preset.device, preset.dtype)
            poses, tour = shards.pose(world), np.arange(WALK_VIEWS, views)
            corrected_m[world] = correct_depth(VOXEL_ROOMS_CAMERA, shards.rgb(world, slice(None)), depth_m[world], poses, tour)
            seen[world] = sight(poses, corrected_m[world].astype(np.float32))
            if rank == 0 and done % 50 == 49:
                print(f"remembered {(done + 1) * processes} of {len(shards)} worlds", flush=True)
        wait_for_all()
        if rank == 0:
            kept.write_text(json.dumps(key))
    return Remembered(*(np.load(folder / f"{name}.npy", mmap_mode="r") for name in shapes))


def main() -> None:
    options = training_arguments(__doc__, PRESETS, ["see", "dream"], MODEL_FOLDER / "checkpoints").parse_args()
    preset, rng = begin(options, PRESETS[options.preset])
    checkpoint = options.checkpoints / "last.pt"
    model, samples = VoxelRooms(), {}
    if not options.fresh and checkpoint.exists():
        samples = load_checkpoint(model, checkpoint)
        print(f"Going on from {checkpoint}: {samples}")
    elif not options.fresh and (MODEL_FOLDER / "encoder.onnx").exists():
        samples = load_shipped(model, MODEL_FOLDER)
        print(f"Going on from the shipped weights: {samples}")
    shards = Shards(options.data, options.worlds)
    print(f"{len(shards)} worlds", flush=True)
    if not samples:
        write_codebooks(model, shards, rng)
        write_bank(model, shards, rng)
    share_start(model)
    model.to(preset.device).to(memory_format=torch.channels_last)
    if options.stage in ("all", "see"):
        minutes = options.minutes or preset.see_minutes
        # Once there is a dreamer, latents keep their meaning to it: the encoder alone learns, and stays with the gists that it gave.
        learners = model.encoder if samples.get("dream") else model
        dreamers_encoder = copy.deepcopy(model.encoder).requires_grad_(False) if samples.get("dream") else None
        trainer = Trainer(model, {1: list(learners.parameters())}, preset, "see", minutes, checkpoint, samples)
        train_seeing(trainer, shards, rng, dreamers_encoder)
        trainer.report()
        model.load_state_dict(trainer.average.state_dict())
        if trainer.stopped:
            return
    if options.stage in ("all", "dream"):
        model.encoder.requires_grad_(False)
        remembered = remember(model, shards, preset, samples, options.checkpoints)
        minutes = options.minutes or preset.dream_minutes
        inventors = list(model.denoiser.inventor.parameters())
        theirs = {id(p) for p in [*model.encoder.parameters(), *inventors]}
        dreamers = {1: [p for p in model.parameters() if id(p) not in theirs], INVENTOR_HASTE: inventors}
        trainer = Trainer(model, dreamers, preset, "dream", minutes, checkpoint, samples)
        train_dreaming(trainer, shards, remembered, rng)
        trainer.report()


if __name__ == "__main__":
    main()
