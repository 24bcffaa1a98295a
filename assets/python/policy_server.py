"""Serves a policy to Dreamwalk by openpi's websocket protocol. Put a network of yours into `Policy` and run it:
pip install -r requirements.txt && python policy_server.py 8000"""

import asyncio
import sys
import traceback

import numpy as np
from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed

from msgpack_arrays import pack, unpack


class Policy:
    """Walks ahead, and turns left where the picture is dark ahead. Each action is metres ahead, metres to the left,
    radians turned left, radians looked up, for one frame."""

    metadata = {"protocol": "openpi", "action_space": "walk", "senses": ["frame"], "fps": 20, "chunk": 4}

    def infer(self, observation: dict) -> dict:
        if observation.get("reset"):  # the first call of an episode: forget what is remembered of the one before
            self.rng = np.random.default_rng([observation["seed"], observation["episode"]])
        image = observation["observation/image"]  # uint8 [height, width, 3]; a network would go here
        turn_rad = 0.13 if image.mean() < 60 else self.rng.normal(0, 0.02)
        return {"actions": np.tile([0.2, 0.0, turn_rad, 0.0], (4, 1))}


async def talk(socket):
    policy = Policy()
    await socket.send(pack(policy.metadata))
    try:
        async for message in socket:
            await socket.send(pack(await asyncio.to_thread(policy.infer, unpack(message))))
    except ConnectionClosed:
        pass
    except Exception:
        await socket.send(traceback.format_exc())
        await socket.close(1011, "Internal server error. Traceback included in previous frame.")


def answer_health_check(connection, request):
    return connection.respond(200, "OK\n") if request.path == "/healthz" else None


async def main(port: int):
    options = {"compression": None, "max_size": None, "process_request": answer_health_check}
    async with serve(talk, "127.0.0.1", port, **options) as server:
        print(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8000))
