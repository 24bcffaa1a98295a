#!/usr/bin/env bash
# The training recipes' own tests, in a virtual environment of their own (.venv, made on first use).
set -euo pipefail
cd "$(dirname "$0")/.."
if [ ! -x .venv/bin/python ]; then
  python3 -m venv .venv
  .venv/bin/pip install --quiet -r models/voxel-rooms/recipe/requirements.txt
fi
for recipe in models/*/recipe; do
  (cd "$recipe" && ../../../.venv/bin/python -m pytest -q .)
done
