"""Tall drawings on paper."""

from pathlib import Path

from site_builder.steps.sheets import lay_out_for_sheets, views_of

BOX = '<rect x="10" y="{y}" width="80" height="150"/>'


def _drawing(height: int, *tops: int) -> str:
    boxes = "".join(BOX.format(y=top) for top in tops)
    panel = f'<rect width="100" height="{height}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 {height}">{panel}{boxes}</svg>'


def test_a_tall_drawing_is_cut_in_the_gap_nearest_its_middle() -> None:
    assert views_of(_drawing(600, 10, 180, 350)) == ((0, 100, 340), (340, 100, 260))


def test_a_drawing_that_fits_a_sheet_or_has_no_gap_stays_whole() -> None:
    assert views_of(_drawing(300, 10, 170)) == ()
    assert views_of(_drawing(600, 10, 160, 310)) == ()


def test_a_page_gets_the_parts_of_its_tall_drawings_alone(tmp_path: Path) -> None:
    (tmp_path / "tall.svg").write_text(_drawing(600, 10, 180, 350), "utf-8")
    (tmp_path / "low.svg").write_text(_drawing(100, 10), "utf-8")
    low, tall = '<img alt="b" src="low.svg">', '<img alt="a" src="tall.svg">'
    page = tmp_path / "page.html"
    page.write_text(f"<p>{low}</p><p>{tall}</p>", "utf-8")
    lay_out_for_sheets(tmp_path)
    told = page.read_text("utf-8")
    assert told.startswith(f"<p>{low}</p><p>{tall}<span")
    assert told.count('alt="" src="tall.svg#svgView(viewBox(0,') == 2
