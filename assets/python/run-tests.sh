#!/usr/bin/env bash
# The tests of what Python and Dreamwalk say to each other, in a virtual environment of their own (made on first use).
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -x .venv/bin/python ]; then
  python3 -m venv .venv
  .venv/bin/pip install --quiet -r requirements-test.txt
  # openpi's own client is the judge of our wire. Its old bound on NumPy is not needed for that.
  .venv/bin/pip install --quiet --no-deps openpi-client==0.1.2
fi
.venv/bin/python -m pytest -q tests

cd ../..
# The Node that npm test took where the machine's own is too old.
for node in .tools/node_modules/node-*/bin; do [ -d "$node" ] && PATH="$PWD/$node:$PATH"; done
node_modules/.bin/vitest run packages/policy/src/node/remote/python-server.test.ts
