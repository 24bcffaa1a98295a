"""Trains voxel-rooms-dit. See the model card (../README.md) for what and on what.

    python train_dit.py --data DIR --preset cpu           # two hours on two cores
    python train_dit.py --data DIR --preset gpu
    python train_dit.py --data DIR --stage dream --minutes 30     # go on from the last checkpoint

    torchrun --nproc-per-node 2 train_dit.py --data DIR --threads 1      # one process a core, gradients averaged

The encoder is voxel-rooms' own and stays as it is, so its recipe comes first; `--voxel-rooms` names its checkpoints. It
goes on from the last checkpoint in ../checkpoints, or, where there is none, from the shipped weights; `--fresh` starts
anew. Ctrl-C saves first. `python package_dit.py` then writes the package.
"""

import neighbour
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from command_line import begin, training_arguments
from conditioning import Views
from decoding import decoding_loss, draw_decodings
from exercise import draw_exercise
from forcing import forcing_loss
from graphs import load_checkpoint, load_shipped
from graphs_dit import load_shipped_dit
from networks import VoxelRooms
from networks_dit import SIZES, VoxelRoomsDit
from package_dit import PACKAGE_FOLDER
from remembered_latents import remember_latents, standardise
from shards import Shards
from train import PRESETS as NEIGHBOUR_PRESETS
from train import remember
from trainer import Trainer, share_start
from walks import Walks, draw_walks


OWN_CONTEXT_FROM = 0.5
"""Of the first stage of dreaming, after which half of the batches go on from what the model itself dreamed."""
DECODER_HASTE = 0.25
"""How much slower the decoder learns: Adam, which moves all of it, bears a lower rate than Muon, which moves the transformer."""


@dataclass(frozen=True)
class Preset:
    device: str
    dtype: torch.dtype
    decoder_minutes: float
    dream_minutes: float
    decoder_batch: int
    dream_batch: int
    learning_rate: float


PRESETS = {
    "cpu": Preset("cpu", torch.bfloat16, 20, 100, 8, 2, 4.0e-3),
    "gpu": Preset("cuda", torch.bfloat16, 10, 110, 64, 64, 3.0e-3),
}


def train_decoder(trainer: Trainer, shards: Shards, latents: np.ndarray, rng: np.random.Generator) -> None:
    preset, model = trainer.preset, trainer.model
    while trainer.running():
        raw, *others = (t.to(preset.device) for t in draw_decodings(shards, latents, rng, preset.decoder_batch))
        loss = decoding_loss(model, model.latents.standardised(raw), *others, rng, preset.dtype)
        trainer.step([loss], preset.decoder_batch)


def train_dreaming(trainer: Trainer, shards: Shards, latents: np.ndarray, sight: np.ndarray, rng: np.random.Generator) -> None:
    preset, model = trainer.preset, trainer.model
    own_from = 0 if trainer.samples.get("dream") else OWN_CONTEXT_FROM
    while trainer.running():
        # Of as many samples all processes know.
        exercise = draw_exercise(np.random.default_rng(trainer.samples.get("dream", 0)), trainer.progress > own_from)
        walks = on_device(model, draw_walks(shards, latents, sight, rng, preset.dream_batch, exercise.slots), preset.device)
        trainer.step([forcing_loss(model, walks, exercise, rng, preset.dtype)], preset.dream_batch)


def on_device(model: VoxelRoomsDit, walks: Walks, device: str) -> Walks:
    """Standardised, too."""
    move = lambda v: Views(model.latents.standardised(v.latents.to(device)), v.poses.to(device), v.present.to(device))
    return Walks(move(walks.memory), move(walks.walk))


def weights_of(network: torch.nn.Module) -> tuple[list, list]:
    """The matrices inside a transformer's blocks, which Muon (Jordan et al., 2024) moves, and all else that learns."""
    matrices = [p for p in getattr(network, "blocks", torch.nn.ModuleList()).parameters() if p.ndim == 2]
    moved = {id(p) for p in matrices}
    return matrices, [p for p in network.parameters() if id(p) not in moved]


def load_voxel_rooms(checkpoints: Path) -> tuple[VoxelRooms, dict]:
    """The neighbour with its encoder, from its last checkpoint or its shipped graphs; and the samples it has seen."""
    model, checkpoint = VoxelRooms(), checkpoints / "last.pt"
    if not checkpoint.exists():
        return model, load_shipped(model, neighbour.VOXEL_ROOMS)
    return model, load_checkpoint(model, checkpoint)


def load(preset: str, checkpoint: Path, fresh: bool) -> tuple[VoxelRoomsDit, dict]:
    """From the last checkpoint, the shipped weights, or nothing."""
    model = VoxelRoomsDit(SIZES[preset])
    if not fresh and checkpoint.exists():
        samples = load_checkpoint(model, checkpoint)
        print(f"Going on from {checkpoint}: {samples}")
        return model, samples
    if not fresh and (PACKAGE_FOLDER / "denoiser.onnx").exists():
        shipped, samples = load_shipped_dit(PACKAGE_FOLDER)
        if shipped.transformer.size == model.transformer.size:
            print(f"Going on from the shipped weights: {samples}")
            return shipped, samples
    return model, {}


def main() -> None:
    arguments = training_arguments(__doc__, PRESETS, ["decoder", "dream"], PACKAGE_FOLDER / "checkpoints")
    arguments.add_argument("--voxel-rooms", type=Path, default=neighbour.VOXEL_ROOMS / "checkpoints")
    options = arguments.parse_args()
    preset, rng = begin(options, PRESETS[options.preset])
    checkpoint = options.checkpoints / "last.pt"
    shards = Shards(options.data, options.worlds)
    print(f"{len(shards)} worlds", flush=True)
    seeing, seen = load_voxel_rooms(options.voxel_rooms)
    seeing.to(preset.device)
    remembered = remember(seeing, shards, NEIGHBOUR_PRESETS[options.preset], seen, options.voxel_rooms)
    model, samples = load(options.preset, checkpoint, options.fresh)
    if not samples:
        model.latents.encoder.load_state_dict(seeing.encoder.state_dict())
        model.latents.layouts.load_state_dict(seeing.codebooks.layouts.state_dict())
    latents = remember_latents(model.latents, shards, remembered, seen["see"], options.checkpoints)
    if not samples:
        standardise(model.latents, latents)
    share_start(model)
    model.to(preset.device)

    def train(stage: str, network: torch.nn.Module, haste: float, default_minutes: float, run, *data) -> bool:
        minutes = options.minutes if options.minutes and options.stage == stage else default_minutes
        matrices, others = weights_of(network)
        trainer = Trainer(model, {haste: others}, preset, stage, minutes, checkpoint, samples, matrices)
        run(trainer, shards, latents, *data, rng)
        trainer.report()
        model.load_state_dict(trainer.average.state_dict())
        return not trainer.stopped

    going = True
    if options.stage in ("all", "decoder"):
        going = train("decoder", model.decoder, DECODER_HASTE, preset.decoder_minutes, train_decoder)
    if going and options.stage in ("all", "dream"):
        train("dream", model.transformer, 1, preset.dream_minutes, train_dreaming, remembered.sight)


if __name__ == "__main__":
    main()
