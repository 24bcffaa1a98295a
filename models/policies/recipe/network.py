"""A policy from pixels: what is seen and what is looked for are compared place by place, and moves are read off."""

import torch
import torch.nn as nn
import torch.nn.functional as F

MOVES, AHEAD = 8, 4


def _conv(inputs: int, outputs: int, size: int, stride: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )


class GoalWalker(nn.Module):
    """Frames and goals [N, 3, 64, 64] in [-1, 1], a black goal for none, to scores of moves [N, AHEAD, MOVES]."""

    def __init__(self, width: int = 22):
        super().__init__()
        features, matched = 4 * width, 32
        self.encoder = nn.Sequential(
            _conv(3, width, 5, 2),
            _conv(width, 2 * width, 3, 2),
            _conv(2 * width, features, 3, 2),
            _conv(features, features, 3, 1),
        )
        """64 × 64 pixels to 8 × 8 cells."""
        self.match = nn.Conv2d(features, matched, 1)
        self.compare = nn.Sequential(
            nn.Conv2d(64 + 2 * 32, 64, 1), nn.ReLU(inplace=True), nn.Conv2d(64, 48, 3, 2, 1), nn.ReLU(inplace=True)
        )
        self.seen, self.sought = nn.Conv2d(features, 32, 1), nn.Conv2d(features, 32, 1)
        self.trunk = nn.Sequential(nn.Flatten(), nn.Dropout(0.1), nn.Linear(48 * 16, 96), nn.ReLU(inplace=True))
        self.moves = nn.Linear(96, AHEAD * MOVES)
        self.where = nn.Linear(96, 4)
        """Where the goal is: for training only, it teaches what to compare for."""

    def encode(self, images: torch.Tensor) -> torch.Tensor:
        return self.encoder(images)

    def decide(self, frame: torch.Tensor, goal: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """From two encoded pictures: scores of moves [N, AHEAD, MOVES], and where the goal is [N, 4]."""
        alike = torch.einsum("nca,ncb->nba", self._keys(frame), self._keys(goal))
        # A cell of the frame, with how much each cell of the goal looks like it.
        alike = (8 * alike - 4).reshape(-1, 64, 8, 8)
        both = torch.cat([alike, self.seen(frame), self.sought(goal)], 1)
        trunk = self.trunk(self.compare(both))
        return self.moves(trunk).reshape(-1, AHEAD, MOVES), self.where(trunk)

    def _keys(self, encoded: torch.Tensor) -> torch.Tensor:
        return F.normalize(self.match(encoded).flatten(2), dim=1)

    def forward(self, frame: torch.Tensor, goal: torch.Tensor) -> torch.Tensor:
        return self.decide(self.encode(frame), self.encode(goal))[0]
