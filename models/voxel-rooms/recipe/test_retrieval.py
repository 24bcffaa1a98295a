import torch

from invention import CELL_PX, CELLS, LAYOUT_CHANNELS, LAYOUTS, LOOKS, PATCH_PX, PATCHES, Codebook, layout_rounds, look_rounds, unreal_squares
from guide import GUIDE_CHANNELS
from retrieval import Bank, retrieved_squares


def guide_with_hole(rows: slice, columns: slice, shown_by: int = 4) -> torch.Tensor:
    """Covered everywhere but there, by what is real (4) or dreamed (5)."""
    guide = torch.zeros(1, GUIDE_CHANNELS, 128, 128)
    guide[:, shown_by] = 1
    guide[:, :, rows, columns] = 0
    return guide


def retrieved_cells(*hole) -> int:
    return int(retrieved_squares(guide_with_hole(*hole), CELL_PX, CELL_PX).sum())


def test_wide_holes_between_real_things_are_retrieved_and_narrow_ones_are_not():
    assert retrieved_cells(slice(40, 64), slice(40, 64)) == 9
    assert retrieved_cells(slice(40, 56), slice(40, 64)) == 0
    assert retrieved_cells(slice(36, 68), slice(36, 68)) == 9


def test_outside_of_the_frame_all_is_open():
    assert retrieved_cells(slice(0, 128), slice(120, 128)) == CELLS
    assert retrieved_cells(slice(0, 128), slice(112, 120)) == 0


def test_beside_dreams_half_a_cell_is_enough_and_a_crack_is_not():
    assert retrieved_cells(slice(0, 128), slice(60, 64), 5) == CELLS
    assert retrieved_cells(slice(0, 128), slice(61, 64), 5) == 0


def test_every_square_that_is_not_real_is_asked_once():
    guide = guide_with_hole(slice(20, 90), slice(70, 128))
    guide[:, 4, :, :64], guide[:, 5, :, :64] = 0, 1
    for rounds, size_px in ((layout_rounds(guide), CELL_PX), (look_rounds(guide), PATCH_PX)):
        assert all(asked.min() >= 0 for asked in rounds)
        assert torch.equal(sum(rounds), unreal_squares(guide, size_px))


def test_a_view_is_known_by_a_part_of_it():
    torch.manual_seed(1)
    bank, book = Bank(CELLS, LAYOUTS, PATCHES, LOOKS, views=50), Codebook(4, CELL_PX, LAYOUT_CHANNELS, LAYOUTS)
    views = torch.tensor([7, 31])
    places = book.at(bank.layouts[views].view(-1, CELLS, CELLS))
    is_open = torch.zeros(2, 1, CELLS, CELLS)
    is_open[:, :, :, 3:] = 1
    places = torch.where(is_open > 0, torch.randn_like(places), places)
    assert torch.equal(bank.nearest(places, is_open, book.points, torch.randn(2, 50)), views)


def test_where_nothing_is_known_the_lot_decides():
    bank, book = Bank(CELLS, LAYOUTS, PATCHES, LOOKS, views=50), Codebook(4, CELL_PX, LAYOUT_CHANNELS, LAYOUTS)
    nothing = torch.zeros(8, LAYOUT_CHANNELS, CELLS, CELLS)
    chosen = bank.nearest(nothing, torch.ones(8, 1, CELLS, CELLS), book.points, torch.randn(8, 50))
    assert len(set(chosen.tolist())) > 1
