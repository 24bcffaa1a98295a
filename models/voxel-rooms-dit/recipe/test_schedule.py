import numpy as np

from schedule import few_step_sigmas, staircase_sigmas


def test_the_staircase_is_worldcam_s():
    sigmas = staircase_sigmas()
    assert np.allclose(sigmas[0], [0.4167, 0.625, 0.75, 0.8333, 0.8929, 0.9375, 0.9722, 1], atol=5e-5)
    assert np.allclose(sigmas[7], [0.0735, 0.45, 0.6439, 0.7622, 0.8418, 0.8991, 0.9423, 0.976], atol=5e-5)
    assert sigmas[8, 0] == 0 and np.allclose(sigmas[8, 1:], sigmas[0, :-1])


def test_four_steps_are_self_forcing_s():
    assert np.allclose(few_step_sigmas(4), [1, 0.9375, 0.8333, 0.625, 0], atol=5e-5)
    assert few_step_sigmas(1).tolist() == [1, 0]
