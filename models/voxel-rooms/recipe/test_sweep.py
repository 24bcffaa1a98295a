import json

import numpy as np

from camera import Camera
from engine_script import run_engine_script
from sweep import correct_depth


def test_the_engine_corrects_depth_in_the_same_way(tmp_path):
    """What the network was trained on is what the engine shows it; and it is nearer the truth than before."""
    file = tmp_path / "sweep.json"
    run_engine_script("packages/world/bench/dump-sweep.ts", file)
    case = json.loads(file.read_text())
    h, w = case["camera"]["heightPx"], case["camera"]["widthPx"]
    camera = Camera(w, h, *(case["camera"][key] for key in ("fx", "fy", "cx", "cy")))
    of = lambda key, kind, *shape: np.array([view[key] for view in case["views"]], kind).reshape(-1, *shape)
    depth, truth, theirs = (of(key, np.float32, h, w) for key in ("depthM", "trueDepthM", "correctedM"))
    ours = correct_depth(camera, of("rgb", np.uint8, h, w, 3), depth, of("cameraToWorld", np.float64, 4, 4), np.arange(len(depth)))
    # Two tries that cost the same may be told apart by rounding.
    assert (np.abs(ours - theirs) > 1e-3 * truth).mean() < 0.01
    assert np.median(np.abs(ours / truth - 1)) < 0.01 < np.median(np.abs(depth / truth - 1))
    assert (ours[0].ravel()[:100] == 0).all()
