"""Trains voxel-rooms. See the model card (../README.md) for what, on what and how long.

    python train.py --data DIR --preset cpu          # two hours on two cores
    python train.py --data DIR --preset gpu          # uses what it is given
    python train.py --data DIR --preset cpu --stage dream --minutes 30   # go on from the last checkpoint

It goes on from the last checkpoint in ../checkpoints, or, where there is none, from the shipped weights; `--fresh`
starts anew. Ctrl-C saves first. `python package.py` then writes the graphs, the golden tests and the manifest.
"""

import argparse
import copy
import json
import math
import signal
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from camera import VOXEL_ROOMS_CAMERA
from dream import Remembered, draw_batch, dream_losses
from graphs import load_shipped
from networks import VoxelRooms
from see import draw_views, encode_all, see_loss
from shards import WALK_VIEWS, Shards, sight
from sweep import correct_depth

LONGEST_WAY_THERE = 8
"""Steps that are walked before those that are trained, at most."""
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
    """One stage of training: optimiser, schedule by the clock, averaged weights, checkpoints."""

    def __init__(self, model: VoxelRooms, parameters, preset: Preset, stage: str, minutes: float, checkpoint: Path, samples: dict):
        self.model, self.preset, self.stage, self.seconds, self.checkpoint = model, preset, stage, minutes * 60, checkpoint
        self.parameters = list(parameters)
        self.optimiser = torch.optim.AdamW(self.parameters, lr=preset.learning_rate, weight_decay=1e-3, betas=(0.9, 0.98))
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
        return not self.stopped and self.progress < 1

    def step(self, losses, count: int) -> None:
        """Backpropagates the losses one by one and moves the weights once."""
        rate = self.preset.learning_rate * min(1, (self.steps + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * min(self.progress, 1)))
        for group in self.optimiser.param_groups:
            group["lr"] = max(rate, self.preset.learning_rate * 0.01)
        self.optimiser.zero_grad(set_to_none=True)
        for loss, figures in losses:
            loss.backward()
            for name, value in figures.items():
                if math.isfinite(value):
                    self.sums.setdefault(name, []).append(value)
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
        untrained_steps = int(rng.integers(1, LONGEST_WAY_THERE + 1)) if rng.random() < 0.5 else 0
        batch = draw_batch(shards, remembered, rng, preset.dream_batch, untrained_steps + preset.sequence)
        for name, value in vars(batch).items():
            if isinstance(value, torch.Tensor):
                setattr(batch, name, value.to(preset.device))
        trainer.step(dream_losses(trainer.model, batch, rng, preset.dtype, untrained_steps), preset.dream_batch * preset.sequence)


def remember(model: VoxelRooms, shards: Shards, preset: Preset, samples: dict, folder: Path) -> Remembered:
    """What the engine would remember of every view; kept on disk until the encoder or the data change."""
    key = {"see": samples.get("see", 0), "worlds": len(shards)}
    kept, names = folder / "remembered.json", ("depth", "corrected", "latents", "sight")
    if not kept.exists() or json.loads(kept.read_text()) != key:
        kept.unlink(missing_ok=True)
        depth_m, latents = encode_all(model, shards, preset.device, preset.dtype, lambda text: print(text, flush=True))
        corrected_m, seen = np.empty_like(depth_m), []
        for world in range(len(shards)):
            tour = np.arange(WALK_VIEWS, depth_m.shape[1])
            poses = shards.pose(world)
            corrected_m[world] = correct_depth(VOXEL_ROOMS_CAMERA, shards.rgb(world, slice(None)), depth_m[world], poses, tour)
            seen.append(sight(poses, corrected_m[world].astype(np.float32)).astype(np.float16))
            if world % 100 == 99:
                print(f"corrected the depth of {world + 1} of {len(shards)} worlds", flush=True)
        for name, values in zip(names, (depth_m, corrected_m, latents, np.stack(seen))):
            np.save(folder / f"{name}.npy", values)
        kept.write_text(json.dumps(key))
    return Remembered(*(np.load(folder / f"{name}.npy", mmap_mode="r") for name in names))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True, help="folder of shards written by `dreamwalk dataset`")
    arguments.add_argument("--preset", choices=PRESETS, default="cpu")
    arguments.add_argument("--stage", choices=["all", "see", "dream"], default="all")
    arguments.add_argument("--minutes", type=float, help="of the one stage named by --stage")
    arguments.add_argument("--learning-rate", type=float, help="to begin with, when going on")
    arguments.add_argument("--checkpoints", type=Path, default=MODEL_FOLDER / "checkpoints")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--fresh", action="store_true", help="ignore checkpoints and shipped weights")
    options = arguments.parse_args()
    preset = PRESETS[options.preset]
    if options.learning_rate:
        preset = replace(preset, learning_rate=options.learning_rate)
    torch.set_num_threads(options.threads)
    options.checkpoints.mkdir(parents=True, exist_ok=True)
    checkpoint = options.checkpoints / "last.pt"

    torch.manual_seed(options.seed)
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
    model.to(preset.device).to(memory_format=torch.channels_last)

    shards = Shards(options.data)
    print(f"{len(shards)} worlds", flush=True)
    if options.stage in ("all", "see"):
        minutes = options.minutes or preset.see_minutes
        # Once there is a dreamer, the decoder stands still, so that latents keep their meaning to it.
        learners = model.encoder if samples.get("dream") else model
        trainer = Trainer(model, learners.parameters(), preset, "see", minutes, checkpoint, samples)
        train_seeing(trainer, shards, rng)
        trainer.report()
        model.load_state_dict(trainer.average.state_dict())
        if trainer.stopped:
            return
    if options.stage in ("all", "dream"):
        model.encoder.requires_grad_(False)
        remembered = remember(model, shards, preset, samples, options.checkpoints)
        minutes = options.minutes or preset.dream_minutes
        dreamers = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
        trainer = Trainer(model, dreamers, preset, "dream", minutes, checkpoint, samples)
        train_dreaming(trainer, shards, remembered, rng)
        trainer.report()


if __name__ == "__main__":
    main()
