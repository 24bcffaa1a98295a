"""The example policy server against openpi's own client."""

import urllib.request

import numpy as np
import pytest
from openpi_client.websocket_client_policy import WebsocketClientPolicy

OBSERVATION = {
    "observation/image": np.full((128, 128, 3), 128, np.uint8),
    "prompt": "walk on",
    "step": 0,
    "seed": 3,
    "episode": 0,
    "reset": True,
}


def test_speaks_openpis_protocol(policy_server):
    client = WebsocketClientPolicy(policy_server)
    assert client.get_server_metadata() == {
        "protocol": "openpi",
        "action_space": "walk",
        "senses": ["frame"],
        "fps": 20,
        "chunk": 4,
    }
    actions = client.infer(OBSERVATION)["actions"]
    assert actions.shape == (4, 4) and actions.dtype == np.float64
    # Equal episodes draw alike.
    np.testing.assert_array_equal(client.infer(OBSERVATION)["actions"], actions)


def test_says_what_went_wrong(policy_server):
    client = WebsocketClientPolicy(policy_server)
    with pytest.raises(RuntimeError, match="Traceback[\\s\\S]*KeyError: 'observation/image'"):
        client.infer({"prompt": "no picture"})


def test_is_healthy(policy_server):
    with urllib.request.urlopen(policy_server.replace("ws:", "http:") + "/healthz") as answer:
        assert answer.read() == b"OK\n"
