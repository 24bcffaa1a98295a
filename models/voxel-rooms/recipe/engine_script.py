"""Runs the engine's own code, for the tests that compare a recipe with it."""

import os
import shutil
import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]


def run_engine_script(script: str, *arguments) -> None:
    """Runs one of the engine's TypeScript files with the launcher's Node, or the one on the path."""
    own = next(REPOSITORY.glob(".tools/node_modules/node-*/bin/node"), None)
    node = str(own) if own else shutil.which("node")
    environment = {**os.environ, "NODE_NO_WARNINGS": "1"}
    subprocess.run([node, str(REPOSITORY / script), *map(str, arguments)], check=True, cwd=REPOSITORY, env=environment)
