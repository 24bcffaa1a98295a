import numpy as np
import pytest

from philox import frame_noise, philox4x32


@pytest.mark.parametrize(
    "counter, key, words",
    [
        ([0] * 4, (0, 0), [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]),
        ([0xFFFFFFFF] * 4, (0xFFFFFFFF, 0xFFFFFFFF), [0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]),
        ([0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344], (0xA4093822, 0x299F31D0), [0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1]),
    ],
)
def test_words_are_random123_s_known_answers(counter, key, words):
    assert philox4x32(np.array([counter], np.uint32), key)[0].tolist() == words


def test_noise_is_normal_and_each_key_has_its_own():
    noise = frame_noise((32, 16, 16), seed=7, frame=3)
    assert abs(noise.mean()) < 0.05 and abs(noise.std() - 1) < 0.05
    assert np.array_equal(noise, frame_noise((32, 16, 16), seed=7, frame=3))
    for other in (dict(seed=8, frame=3), dict(seed=7, frame=4), dict(seed=7, frame=3, draw=1), dict(seed=7 + 2**32, frame=3)):
        assert np.abs(noise - frame_noise((32, 16, 16), **other)).max() > 1
