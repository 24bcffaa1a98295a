"""The critic: tells drawn views from true ones, and so pushes the dream away from blur.

Regression draws the mean of all that might be there, which is soft; a critic that looks at patches asks for one sharp
answer instead (conditional PatchGAN, Isola et al., arXiv:1611.07004, with the hinge loss of arXiv:1705.02894). It is told the
guide, so that it also sees what ought to have been carried over. It is used in training only.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from guide import GUIDE_CHANNELS

NOISE = 0.02
"""Added to what the critic sees: true colours are multiples of 1/127.5, and it would look at nothing else."""


class Critic(nn.Module):
    """Two maps of scores, one for patches of 18 pixels and one for patches of 50."""

    def __init__(self, fine: int = 48, middle: int = 64, coarse: int = 128):
        super().__init__()

        def conv(c_in: int, c_out: int, kernel: int, stride: int = 1) -> nn.Module:
            return nn.Conv2d(c_in, c_out, kernel, stride, padding=1)

        self.fine = nn.Sequential(
            conv((3 + GUIDE_CHANNELS) * 4, fine, 3), nn.LeakyReLU(0.2),
            conv(fine, middle, 4, 2), nn.LeakyReLU(0.2),
            conv(middle, middle, 3), nn.LeakyReLU(0.2),
        )  # fmt: skip
        self.coarse = nn.Sequential(
            conv(middle, coarse, 4, 2), nn.LeakyReLU(0.2),
            conv(coarse, coarse, 3), nn.LeakyReLU(0.2),
        )  # fmt: skip
        self.fine_score, self.coarse_score = conv(middle, 1, 3), conv(coarse, 1, 3)

    def forward(self, frame: torch.Tensor, guide: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        frame = frame + NOISE * torch.randn_like(frame)
        fine = self.fine(F.pixel_unshuffle(torch.cat([frame, guide], 1), 2))
        return self.fine_score(fine), self.coarse_score(self.coarse(fine))


class Opponent:
    """A critic that learns while it is played against."""

    def __init__(self, critic: Critic, dtype: torch.dtype, strength: float, warm_up_steps: int = 300):
        self.critic, self.dtype, self.strength, self.warm_up_steps = critic, dtype, strength, warm_up_steps
        self.optimiser = torch.optim.AdamW(critic.parameters(), lr=3e-4, weight_decay=1e-3, betas=(0.5, 0.98))
        self.steps = 0

    def _scores(self, frame: torch.Tensor, guide: torch.Tensor) -> list[torch.Tensor]:
        with torch.autocast(frame.device.type, self.dtype, enabled=self.dtype != torch.float32):
            return [scores.float() for scores in self.critic(frame, guide)]

    def push(self, frame: torch.Tensor, guide: torch.Tensor, loss: torch.Tensor) -> torch.Tensor:
        """A term with the critic's gradient, scaled to `strength` times that of `loss` with respect to the frame.

        Fixed weights would have to follow both losses as they fall; the ratio of gradients (as in VQGAN,
        arXiv:2012.09841) does so by itself.
        """
        (pull,) = torch.autograd.grad(loss, frame, retain_graph=True)
        looked_at = frame.detach().requires_grad_()
        fooled = -sum(scores.mean() for scores in self._scores(looked_at, guide))
        (push,) = torch.autograd.grad(fooled, looked_at)
        scale = self.strength * min(1.0, self.steps / self.warm_up_steps) * pull.norm() / push.norm().clamp_min(1e-12)
        return (frame * (push * scale).detach()).sum()

    def learn(self, drawn: torch.Tensor, true: torch.Tensor, guide: torch.Tensor) -> dict[str, float]:
        """One step of the critic on a batch of drawn and true frames."""
        n = len(drawn)
        scores = self._scores(torch.cat([drawn.detach(), true]), torch.cat([guide, guide]))
        loss = sum(F.relu(1 + s[:n]).mean() + F.relu(1 - s[n:]).mean() for s in scores)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.optimiser.step()
        self.steps += 1
        return {"critic": loss.item() / len(scores)}
