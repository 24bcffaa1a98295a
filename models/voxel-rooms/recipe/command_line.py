"""What the training scripts of all recipes are told, and how they begin."""

import argparse
import os
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist


def training_arguments(description: str, presets: dict, stages: list[str], checkpoints: Path) -> argparse.ArgumentParser:
    arguments = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True, help="folder of shards written by `dreamwalk dataset`")
    arguments.add_argument("--preset", choices=presets, default="cpu")
    arguments.add_argument("--stage", choices=["all", *stages], default="all")
    arguments.add_argument("--minutes", type=float, help="of the one stage named by --stage")
    arguments.add_argument("--learning-rate", type=float, help="to begin with, when going on")
    arguments.add_argument("--checkpoints", type=Path, default=checkpoints)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--worlds", type=int, help="no more than the first so many")
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--fresh", action="store_true", help="ignore checkpoints and shipped weights")
    return arguments


def begin(options: argparse.Namespace, preset):
    """Threads, processes, seeds and the folder; returns the preset at the learning rate that is asked for, and a generator."""
    torch.set_num_threads(options.threads)
    options.checkpoints.mkdir(parents=True, exist_ok=True)
    if "RANK" in os.environ:
        dist.init_process_group("gloo")
    torch.manual_seed(options.seed + int(os.environ.get("RANK", 0)))
    rng = np.random.default_rng(options.seed + time.time_ns() % 2**31)
    return replace(preset, learning_rate=options.learning_rate or preset.learning_rate), rng


def package_arguments(description: str, folder: Path) -> argparse.ArgumentParser:
    arguments = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--checkpoint", type=Path, default=folder / "checkpoints" / "last.pt")
    arguments.add_argument("--out", type=Path, default=folder)
    arguments.add_argument("--untrained", action="store_true", help="true shapes, random weights: for trying the engine")
    return arguments
