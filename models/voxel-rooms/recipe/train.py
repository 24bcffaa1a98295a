"""Trains voxel-rooms. See the model card (../README.md) for what, on what and how long.

    python train.py --data DIR --preset cpu          # two hours on two cores
    python train.py --data DIR --preset gpu          # uses what it is given
    python train.py --data DIR --preset cpu --stage dream --minutes 30   # go on from the last checkpoint

    torchrun --nproc-per-node 2 train.py --data DIR --threads 1          # one process a core, gradients averaged

It goes on from the last checkpoint in ../checkpoints, or, where there is none, from the shipped weights; `--fresh`
starts anew. Ctrl-C saves first. `python package.py` then writes the graphs, the golden tests and the manifest.
"""

import argparse
import copy
import json
import math
import os
import signal
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.nn as nn

from camera import VOXEL_ROOMS_CAMERA
from codebook import write_codebooks
from dream import Remembered, draw_batch, dream_losses
from graphs import load_shipped
from networks import GIST_CHANNELS, VoxelRooms
from see import draw_views, encode, see_loss
from shards import CELLS, WALK_VIEWS, Shards, sight
from sweep import correct_depth

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


class Trainer:
    """One stage of training: optimiser, schedule by the clock, averaged weights, checkpoints.

    Of several processes all draw their own batches, all move by the mean of their gradients, and the first one reports.
    """

    def __init__(self, model: nn.Module, groups: dict[float, list], preset, stage: str, minutes: float, checkpoint: Path, samples: dict):
        """`groups`: the parameters that learn, by how much faster than the preset's rate."""
        self.model, self.preset, self.stage, self.seconds, self.checkpoint = model, preset, stage, minutes * 60, checkpoint
        self.parameters = [p for group in groups.values() for p in group]
        self.optimiser = torch.optim.AdamW(
            [{"params": group, "haste": haste} for haste, group in groups.items()], weight_decay=1e-3, betas=(0.9, 0.98)
        )
        self.average, self.samples, self.stopped = copy.deepcopy(model), samples, False
        self.steps, self.sums, self.started, self.reported = 0, {}, time.time(), time.time()
        signal.signal(signal.SIGINT, lambda *_: setattr(self, "stopped", True))
        signal.signal(signal.SIGTERM, lambda *_: setattr(self, "stopped", True))

    @property
    def progress(self) -> float:
        return (time.time() - self.started) / self.seconds

    def running(self) -> bool:
        if time.time() - self.reported > 60:
            self.report()
        ends = torch.tensor([float(self.stopped), float(self.progress >= 1)])
        if dist.is_initialized():
            dist.all_reduce(ends)
        # Whoever was stopped, all stop: one that went on would wait for the others for ever.
        self.stopped = ends[0].item() > 0
        return ends.sum().item() == 0

    def step(self, losses, count: int) -> None:
        """Backpropagates the losses one by one and moves the weights once."""
        rate = self.preset.learning_rate * min(1, (self.steps + 1) / 100) * (0.5 + 0.5 * math.cos(math.pi * min(self.progress, 1)))
        for group in self.optimiser.param_groups:
            group["lr"] = group["haste"] * max(rate, self.preset.learning_rate * 0.01)
        self.optimiser.zero_grad(set_to_none=True)
        for loss, figures in losses:
            loss.backward()
            for name, value in figures.items():
                if math.isfinite(value):
                    self.sums.setdefault(name, []).append(value)
        if dist.is_initialized():
            count *= dist.get_world_size()
            _average_gradients(self.parameters)
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimiser.step()
        self.steps += 1
        self.samples[self.stage] = self.samples.get(self.stage, 0) + count
        keep = min(0.999, 1 - 1 / (self.steps + 1) * 5) if self.steps > 5 else 0.0
        with torch.no_grad():
            for slow, fast in zip(self.average.parameters(), self.model.parameters()):
                slow.lerp_(fast, 1 - keep)

    def report(self) -> None:
        self.reported = time.time()
        if dist.is_initialized() and dist.get_rank() > 0:
            return
        figures = {name: round(float(np.mean(values)), 4) for name, values in self.sums.items()}
        self.sums = {}
        line = {"stage": self.stage, "minutes": round((time.time() - self.started) / 60, 1), "samples": self.samples[self.stage], **figures}
        print(json.dumps(line), flush=True)
        with (self.checkpoint.parent / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        self.save()

    def save(self) -> None:
        part = self.checkpoint.with_suffix(".part")
        torch.save({"model": self.average.state_dict(), "samples": self.samples}, part)
        part.replace(self.checkpoint)


def _average_gradients(parameters: list[torch.nn.Parameter]) -> None:
    with_gradient = [p for p in parameters if p.requires_grad]
    flat = torch.cat([torch.zeros_like(p).flatten() if p.grad is None else p.grad.flatten() for p in with_gradient])
    dist.all_reduce(flat)
    for p, mean in zip(with_gradient, (flat / dist.get_world_size()).split([p.numel() for p in with_gradient])):
        p.grad = mean.view_as(p)


def train_seeing(trainer: Trainer, shards: Shards, rng: np.random.Generator) -> None:
    preset, refreshed = trainer.preset, time.time()
    while trainer.running():
        if time.time() - refreshed > 30:
            shards.refresh()
            refreshed = time.time()
        views = [t.to(preset.device) for t in draw_views(shards, rng, preset.see_batch)]
        views[0] = views[0].contiguous(memory_format=torch.channels_last)
        with torch.autocast(preset.device, preset.dtype):
            loss = see_loss(trainer.model, *views)
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
        _wait_for_all()
        depth_m, corrected_m, gists, seen = (np.load(folder / f"{name}.npy", mmap_mode="r+") for name in shapes)
        for done, world in enumerate(range(rank, len(shards), processes)):
            depth_m[world], gists[world] = encode(model, shards, world, preset.device, preset.dtype)
            poses, tour = shards.pose(world), np.arange(WALK_VIEWS, views)
            corrected_m[world] = correct_depth(VOXEL_ROOMS_CAMERA, shards.rgb(world, slice(None)), depth_m[world], poses, tour)
            seen[world] = sight(poses, corrected_m[world].astype(np.float32))
            if rank == 0 and done % 50 == 49:
                print(f"remembered {(done + 1) * processes} of {len(shards)} worlds", flush=True)
        _wait_for_all()
        if rank == 0:
            kept.write_text(json.dumps(key))
    return Remembered(*(np.load(folder / f"{name}.npy", mmap_mode="r") for name in shapes))


def _wait_for_all() -> None:
    if dist.is_initialized():
        dist.barrier()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True, help="folder of shards written by `dreamwalk dataset`")
    arguments.add_argument("--preset", choices=PRESETS, default="cpu")
    arguments.add_argument("--stage", choices=["all", "see", "dream"], default="all")
    arguments.add_argument("--minutes", type=float, help="of the one stage named by --stage")
    arguments.add_argument("--learning-rate", type=float, help="to begin with, when going on")
    arguments.add_argument("--checkpoints", type=Path, default=MODEL_FOLDER / "checkpoints")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--worlds", type=int, help="no more than the first so many")
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--fresh", action="store_true", help="ignore checkpoints and shipped weights")
    options = arguments.parse_args()
    preset = PRESETS[options.preset]
    if options.learning_rate:
        preset = replace(preset, learning_rate=options.learning_rate)
    torch.set_num_threads(options.threads)
    options.checkpoints.mkdir(parents=True, exist_ok=True)
    checkpoint = options.checkpoints / "last.pt"

    if "RANK" in os.environ:
        dist.init_process_group("gloo")
    torch.manual_seed(options.seed + int(os.environ.get("RANK", 0)))
    rng = np.random.default_rng(options.seed + time.time_ns() % 2**31)
    model, samples = VoxelRooms(), {}
    if not options.fresh and checkpoint.exists():
        saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
        model.load_state_dict(saved["model"])
        samples = saved["samples"]
        print(f"Going on from {checkpoint}: {samples}")
    elif not options.fresh and (MODEL_FOLDER / "encoder.onnx").exists():
        samples = load_shipped(model, MODEL_FOLDER)
        print(f"Going on from the shipped weights: {samples}")
    shards = Shards(options.data, options.worlds)
    print(f"{len(shards)} worlds", flush=True)
    if not samples:
        write_codebooks(model, shards, rng)
    if dist.is_initialized():
        # A fresh start is drawn at random in every process.
        for value in model.state_dict().values():
            dist.broadcast(value, 0)
    model.to(preset.device).to(memory_format=torch.channels_last)
    if options.stage in ("all", "see"):
        minutes = options.minutes or preset.see_minutes
        # Once there is a dreamer, the decoder stands still, so that latents keep their meaning to it.
        learners = model.encoder if samples.get("dream") else model
        trainer = Trainer(model, {1: list(learners.parameters())}, preset, "see", minutes, checkpoint, samples)
        train_seeing(trainer, shards, rng)
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
