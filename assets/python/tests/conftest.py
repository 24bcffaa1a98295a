"""A real server for every test of the session: `dreamwalk serve`, or one of the policy servers."""

import pathlib
import signal
import subprocess
import sys

import pytest

PYTHON = pathlib.Path(__file__).parents[1]
DREAMWALK = PYTHON.parents[1] / "apps/cli/bin/dreamwalk.mjs"
sys.path.insert(0, str(PYTHON))


@pytest.fixture(scope="session")
def served():
    """The address of a running `dreamwalk serve`, which has to end cleanly."""
    command = ["node", str(DREAMWALK), "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield address(process.stderr)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=30)
        assert process.returncode == 0, errors
        assert output.startswith("Served ")
    finally:
        process.kill()


@pytest.fixture
def policy_server():
    """The address of the example policy server."""
    command = [sys.executable, str(PYTHON / "policy_server.py"), "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield address(process.stdout)
    finally:
        process.kill()
        process.wait()


def address(lines) -> str:
    """The first address that a server tells of."""
    for line in lines:
        for word in line.replace(";", " ").split():
            if word.startswith("ws://"):
                return word
    raise AssertionError("The server ended without having listened.")
