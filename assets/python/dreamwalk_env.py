"""Dreamwalk's worlds as a Gymnasium environment: `npx dreamwalk serve` in one terminal, this in another.

    from dreamwalk_env import DreamwalkEnv
    with DreamwalkEnv(environment="dream", world_seed=1_000_003) as env:
        observation, info = env.reset(seed=1)
        observation, reward, terminated, truncated, info = env.step([0.2, 0, 0.1, 0])
"""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import gymnasium
import numpy as np
from gymnasium import spaces
from websockets.sync.client import connect

from msgpack_arrays import pack, unpack

# Per frame: as fast as world models are trained to move, and then half as much again.
MOST_MOVE_M = 0.3
MOST_TURN_RAD = 0.2

ACTION_BOUNDS = {
    # Metres forward, metres left, radians turned left, radians looked up.
    "walk": np.array([MOST_MOVE_M, MOST_MOVE_M, MOST_TURN_RAD, MOST_TURN_RAD], np.float32),
    # vx vy vz in metres, wx wy wz in radians, in the camera frame (+x right, +y down, +z forward).
    "twist": np.array([MOST_MOVE_M] * 3 + [MOST_TURN_RAD] * 3, np.float32),
}


class DreamwalkError(RuntimeError):
    """A request that the server did not grant; `fault` is its word for why."""

    def __init__(self, fault: str, message: str):
        super().__init__(message)
        self.fault = fault


class DreamwalkEnv(gymnasium.Env):
    """A walk through a world that is dreamed, or true.

    Observations hold `frame` (uint8 [height, width, 3]), `pose` (float64 [4, 4], camera-to-world) and, unless left out,
    `depth` (float32 [height, width], metres, 0 is sky). `info` holds `covered_share` (how much of the frame was
    remembered; None in the simulator), `blocked` (whether a wall was in the way) and `frame_index`.

    There is no task yet: `judge(observation, info)` returns the reward and whether the episode is over.
    """

    metadata = {"render_modes": ["rgb_array"], "render_fps": 20}

    def __init__(
        self,
        url: str = "ws://127.0.0.1:8090",
        *,
        environment: str = "dream",
        world_seed: int | None = None,
        action_space: str = "walk",
        depth: bool = True,
        max_steps: int | None = None,
        judge: Callable[[dict, dict], tuple[float, bool]] = lambda observation, info: (0.0, False),
        token: str | None = None,
        render_mode: str | None = None,
        timeout_s: float = 120.0,
        **make: Any,
    ):
        """`make` holds further members of the request of that name: `start`, `tourViews`, `views`, `pose`, `solid`,
        `model` (docs/serving.md)."""
        self.render_mode = render_mode
        self._has_depth = depth
        self._max_steps = max_steps
        self._judge = judge
        self._timeout_s = timeout_s
        self._last_id = 0
        self._sample = 0
        self._frame: np.ndarray | None = None
        headers = {"Authorization": f"Bearer {token}"} if token else None
        self._session = ExitStack()
        self._socket = self._session.enter_context(
            connect(url, compression=None, max_size=None, additional_headers=headers)
        )
        try:
            self.server = unpack(self._socket.recv(timeout_s))
            if world_seed is not None:
                make["worldSeed"] = world_seed
            self.place = self._ask("make", environment=environment, actionSpace=action_space, **make)
        except BaseException:
            self.close()
            raise
        self.metadata = {**self.metadata, "render_fps": self.place["fps"]}
        height, width = self.place["camera"]["heightPx"], self.place["camera"]["widthPx"]
        members = {
            "frame": spaces.Box(0, 255, (height, width, 3), np.uint8),
            "pose": spaces.Box(-np.inf, np.inf, (4, 4), np.float64),
        }
        if depth:
            members["depth"] = spaces.Box(0, np.inf, (height, width), np.float32)
        self.observation_space = spaces.Dict(members)
        bounds = ACTION_BOUNDS[action_space]
        self.action_space = spaces.Box(-bounds, bounds, dtype=np.float32)

    def reset(self, *, seed: int | None = None, options: dict | None = None):
        """Begins an episode. Equal seeds dream alike; a reset without one begins the next future of the last seed."""
        super().reset(seed=seed)
        self._sample = 0 if seed is not None else self._sample + 1
        # The seed that Gymnasium drew where none was ever given may be wider than the server's.
        key = self.np_random_seed % 2**53
        return self._observe(self._ask("reset", seed=key, sample=self._sample))

    def step(self, action):
        """Moves for one frame."""
        answer = self._ask("step", action=np.asarray(action, np.float64))
        observation, info = self._observe(answer)
        reward, terminated = self._judge(observation, info)
        truncated = self._max_steps is not None and info["frame_index"] >= self._max_steps
        return observation, float(reward), bool(terminated), truncated, info

    def render(self):
        """The last frame, in the render mode `rgb_array`."""
        return self._frame if self.render_mode == "rgb_array" else None

    def snapshot(self) -> int:
        """Keeps this moment of the episode; `restore` returns to it."""
        return self._ask("snapshot")["snapshot"]

    def restore(self, snapshot: int):
        """Returns to a moment that was kept. What follows is bit by bit what followed then, for the same actions."""
        return self._observe(self._ask("restore", snapshot=snapshot))

    def release(self, snapshot: int) -> None:
        """Lets a kept moment go; what it remembered takes memory."""
        self._ask("release", snapshot=snapshot)

    def close(self) -> None:
        """Ends the session. Safe to call twice."""
        self._session.close()

    def _observe(self, answer: dict) -> tuple[dict, dict]:
        observation = {"frame": answer["frame"].copy(), "pose": answer["pose"].copy()}
        if self._has_depth:
            observation["depth"] = answer["depth"].copy()
        self._frame = answer["frame"]
        info = {
            "frame_index": answer["frameIndex"],
            "covered_share": answer["coveredShare"],
            "blocked": answer["blocked"],
        }
        return observation, info

    def _ask(self, op: str, **request: Any) -> dict:
        self._last_id += 1
        self._socket.send(pack({"id": self._last_id, "op": op, **request}))
        answer = {"id": None}
        while answer["id"] != self._last_id:  # an answer that came too late for its request is left behind
            answer = unpack(self._socket.recv(self._timeout_s))
        if "error" in answer:
            raise DreamwalkError(answer["error"]["type"], answer["error"]["message"])
        return answer["ok"]
