"""Large files in pieces, FILE.0, FILE.1 and so on, for hosts that take none over 16 MiB. The manifest says how many."""

from pathlib import Path

LARGEST_BYTES = 16 * 2**20


def split_large(file: Path, largest_bytes: int = LARGEST_BYTES) -> int:
    """Replaces a file that is too large by its pieces; returns how many there are, 1 where it stays."""
    content = file.read_bytes()
    if len(content) <= largest_bytes:
        return 1
    starts = range(0, len(content), largest_bytes)
    for piece, start in enumerate(starts):
        piece_of(file, piece).write_bytes(content[start : start + largest_bytes])
    file.unlink()
    return len(starts)


def read_whole(file: Path) -> bytes:
    """The bytes of a file, whether it is kept whole or in pieces."""
    if file.exists():
        return file.read_bytes()
    pieces = []
    while piece_of(file, len(pieces)).exists():
        pieces.append(piece_of(file, len(pieces)).read_bytes())
    if not pieces:
        raise FileNotFoundError(f"There is neither {file} nor {piece_of(file, 0)}.")
    return b"".join(pieces)


def piece_of(file: Path, piece: int) -> Path:
    return file.with_name(f"{file.name}.{piece}")
