"""A policy behind openpi's own packing, served as `openpi/serving/websocket_policy_server.py` serves it."""

import asyncio
import traceback

import numpy as np
from openpi_client import msgpack_numpy
from websockets.asyncio.server import serve


def infer(observation: dict) -> dict:
    """The mean colour of the picture, and what the pose says, as a chunk of two twists."""
    if observation["prompt"] == "fail":
        raise ValueError("no such prompt")
    mean = observation["observation/image"].mean(axis=(0, 1))
    pose = observation["observation/pose"].reshape(4, 4)
    return {
        "actions": np.stack([np.concatenate([mean, pose[:3, 3]]), np.arange(6) / 3]),
        "policy_timing": {"infer_ms": np.float32(0.25)},
        "server_timing": {"infer_ms": 1.5},
    }


async def talk(socket):
    packer = msgpack_numpy.Packer()
    await socket.send(packer.pack({"action_space": "twist", "horizon": np.int64(2)}))
    async for message in socket:
        try:
            await socket.send(packer.pack(infer(msgpack_numpy.unpackb(message))))
        except Exception:
            await socket.send(traceback.format_exc())
            await socket.close(1011, "Internal server error. Traceback included in previous frame.")


async def main():
    # Pinged ten times a second, to see that pings are answered; the stock server pings every twenty seconds.
    options = {"compression": None, "max_size": None, "ping_interval": 0.1, "ping_timeout": 0.2}
    async with serve(talk, "127.0.0.1", 0, **options) as server:
        print(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
