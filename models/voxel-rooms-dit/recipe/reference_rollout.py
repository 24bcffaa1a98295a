"""Dreams a recorded rollout again with PyTorch and compares its latents: the engine against an independent loop.

    python reference_rollout.py ROLLOUT_DIR [--model PACKAGE_DIR] [--frames 40]

Of the recording it takes what was decided outside the networks: poses, which views were retrieved, the seed, the start
and how it was sampled. Every latent but a seen frame's own is made here, and goes on from those made here before it. Exits
with 1 where a latent is off by more than 1e-3.
"""

import neighbour  # noqa: F401
import argparse
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import torch

from conditioning import Conditions, Views, conditions
from forcing import noised
from graphs_dit import load_shipped_dit
from package_dit import PACKAGE_FOLDER
from philox import frame_noise
from pieces import read_whole
from recorded_rollout import Recorded, read_rollout
from sampling import few_steps, staircase_step
from schedule import staircase_sigmas
from shards import rays_of, to_network
from window import MEMORY_FRAMES, NOISY_FRAMES, WINDOW_FRAMES

TOLERANCE = 1e-3
CONTEXT_DRAW = 1
"""The draw of the noise that a window frame carries; draw 0 is what it was sampled from."""


class Reference:
    def __init__(self, package: Path, recorded: Recorded):
        self.model, _ = load_shipped_dit(package)
        manifest = json.loads((package / "world-model.json").read_text())
        self.recorded, self.context = recorded, manifest["context"]
        self.staircase = recorded.header["sampler"].get("schedule") == "staircase"
        self.latents: list[torch.Tensor] = []
        self.slots: torch.Tensor | None = None
        """Of the staircase: the frames ahead that are partly denoised, [1, 7, ...]."""
        poses = recorded.start_poses
        self.tour = self.model.latents(to_network(recorded.start_rgb), rays_of(poses))[0]

    def noise(self, frame: int, draw: int = 0) -> torch.Tensor:
        return torch.from_numpy(frame_noise(tuple(self.recorded.header["latentDims"]), self.recorded.header["seed"], frame, draw))

    def step(self, frame: int) -> torch.Tensor:
        """The latent of a frame, which is kept."""
        if frame == 0 and self.recorded.first_is_seen:
            latent = torch.from_numpy(self.recorded.latents[0])
        else:
            latent = self._climb(frame) if self.staircase else self._few_steps(frame)
        self.latents.append(latent)
        return latent

    def _few_steps(self, frame: int) -> torch.Tensor:
        given = self._conditions(frame, self.recorded.pose(frame)[None])
        return few_steps(self.model.transformer, given, self.noise(frame)[None, None], self.recorded.header["sampler"]["steps"])[0, 0]

    def _climb(self, frame: int) -> torch.Tensor:
        noise = torch.stack([self.noise(frame + ahead) for ahead in range(NOISY_FRAMES)])[None]
        if self.slots is None:
            newest = self.latents[-1] if self.latents else torch.zeros_like(noise[0, 0])
            slots = noised(newest.expand_as(noise), torch.from_numpy(staircase_sigmas()[0]).float()[None], noise)
        else:
            slots = torch.cat([self.slots, noise[:, -1:]], 1)
        slots = staircase_step(self.model.transformer, self._conditions(frame, self._poses_ahead(frame)), slots)
        self.slots = slots[:, 1:]
        return slots[0, 0]

    def _poses_ahead(self, frame: int) -> np.ndarray:
        """Of the noisy slots [8, 4, 4]: whoever walks goes on as in the last frame."""
        pose = self.recorded.pose(frame)
        motion = np.linalg.inv(self.recorded.pose(frame - 1)) @ pose if frame > 0 else np.eye(4)
        return np.stack([pose @ np.linalg.matrix_power(motion, ahead) for ahead in range(NOISY_FRAMES)])

    def _conditions(self, frame: int, poses: np.ndarray) -> Conditions:
        longest = self.recorded.header["memory"].get("windowFrames", WINDOW_FRAMES)
        window = list(range(max(0, frame - longest), frame))
        if self.context["attentionSink"] and len(window) == longest:
            window[0] = 0
        sigma = torch.full((1, WINDOW_FRAMES), float(self.context["noiseLevel"]))
        shown = [noised(self.latents[f], sigma[0, 0], self.noise(f, CONTEXT_DRAW)) for f in window]
        at = [self.recorded.pose(f) for f in window]
        return conditions(
            self.model.transformer,
            self._memory(frame),
            _views(shown, at, range(WINDOW_FRAMES - len(window), WINDOW_FRAMES), WINDOW_FRAMES),
            torch.from_numpy(poses)[None],
            sigma,
        )

    def _memory(self, frame: int) -> Views:
        latents, poses = [], []
        for entry in sorted(self.recorded.steps[frame]["retrieved"], key=lambda entry: entry["entryId"]):
            of_tour = "tourIndex" in entry
            latents.append(self.tour[entry["tourIndex"]] if of_tour else self.latents[entry["frameIndex"]])
            poses.append(self.recorded.start_poses[entry["tourIndex"]] if of_tour else self.recorded.pose(entry["frameIndex"]))
        return _views(latents, poses, range(len(latents)), MEMORY_FRAMES)


def _views(latents: list[torch.Tensor], poses: list[np.ndarray], places: range, count: int) -> Views:
    views = Views(torch.zeros(1, count, 32, 16, 16), torch.eye(4).double().repeat(1, count, 1, 1), torch.zeros(1, count, dtype=torch.bool))
    for place, latent, pose in zip(places, latents, poses):
        views.latents[0, place], views.poses[0, place], views.present[0, place] = latent, torch.from_numpy(pose), True
    return views


def check_model(package: Path, recorded: Recorded) -> None:
    for name, sha256 in recorded.header["model"]["graphs"].items():
        if hashlib.sha256(read_whole(package / f"{name}.onnx")).hexdigest() != sha256:
            raise SystemExit(f"{name}.onnx in {package} is not the graph that the rollout was made with; name its package with --model.")


@torch.no_grad()
def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("rollout", type=Path)
    arguments.add_argument("--model", type=Path, default=PACKAGE_FOLDER)
    arguments.add_argument("--frames", type=int, help="no more than the first so many")
    options = arguments.parse_args()
    recorded = read_rollout(options.rollout)
    check_model(options.model, recorded)
    reference, worst = Reference(options.model, recorded), 0.0
    for frame, theirs in enumerate(recorded.latents[: options.frames]):
        difference = (reference.step(frame) - torch.from_numpy(theirs)).abs().max().item()
        # A comparison that NaN fails.
        worst = difference if not difference <= worst else worst
        print(f"frame {frame}: {difference:.2e}")
    print(f"largest difference of {len(reference.latents)} latents: {worst:.2e}")
    sys.exit(0 if worst <= TOLERANCE else 1)


if __name__ == "__main__":
    main()
