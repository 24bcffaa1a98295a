import numpy as np
import pytest

from pieces import piece_of, read_whole, split_large


def test_a_large_file_comes_back_from_its_pieces(tmp_path):
    file, content = tmp_path / "graph.onnx", np.random.default_rng(0).bytes(1000)
    for largest, pieces in ((1000, 1), (999, 2), (300, 4), (250, 4)):
        file.write_bytes(content)
        assert split_large(file, largest) == pieces
        assert file.exists() == (pieces == 1) and read_whole(file) == content
        assert all(piece_of(file, piece).stat().st_size <= largest for piece in range(pieces) if pieces > 1)
        file.unlink(missing_ok=True)
        for piece in tmp_path.iterdir():
            piece.unlink()


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="graph.onnx.0"):
        read_whole(tmp_path / "graph.onnx")
