"""One stage of training, whatever is trained; in one process or in several."""

import copy
import json
import math
import signal
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.nn as nn


class Trainer:
    """One stage of training: optimiser, schedule by the clock, averaged weights, checkpoints.

    Of several processes all draw their own batches, all move by the mean of their gradients, and the first one reports.
    """

    def __init__(self, model: nn.Module, groups: dict[float, list], preset, stage: str, minutes: float, checkpoint: Path, samples: dict, matrices=()):
        """`groups`: the parameters that learn, by how much faster than the preset's rate; `matrices`: those that Muon moves."""
        self.model, self.preset, self.stage, self.seconds, self.checkpoint = model, preset, stage, minutes * 60, checkpoint
        self.parameters = [*matrices, *(p for group in groups.values() for p in group)]
        self.optimisers = [
            torch.optim.AdamW([{"params": group, "haste": haste} for haste, group in groups.items()], weight_decay=1e-3, betas=(0.9, 0.98))
        ]
        if matrices:
            self.optimisers.append(torch.optim.Muon(matrices, weight_decay=1e-3, adjust_lr_fn="match_rms_adamw"))
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
        for optimiser in self.optimisers:
            for group in optimiser.param_groups:
                group["lr"] = group.get("haste", 1) * max(rate, self.preset.learning_rate * 0.01)
            optimiser.zero_grad(set_to_none=True)
        for loss, figures in losses:
            loss.backward()
            for name, value in figures.items():
                if math.isfinite(value):
                    self.sums.setdefault(name, []).append(value)
        if dist.is_initialized():
            count *= dist.get_world_size()
            _average_gradients(self.parameters)
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        for optimiser in self.optimisers:
            optimiser.step()
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


def share_start(model: nn.Module) -> None:
    """Gives all processes the first one's values: a fresh start is drawn at random in every one."""
    if dist.is_initialized():
        for value in model.state_dict().values():
            dist.broadcast(value, 0)


def wait_for_all() -> None:
    if dist.is_initialized():
        dist.barrier()
