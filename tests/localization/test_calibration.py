"""The inference keeps its promises in a world like its own."""

from pathlib import Path

from benchmarks.calibration import draw, simulate

PATIENTS = 1000


def test_without_wrong_findings_what_is_said_comes_true_that_often() -> None:
    bins, _ = simulate(patients=PATIENTS, seed=7, wrong=0.0)
    for count, said, true in bins:
        # Three standard errors of a share; a well calibrated model leaves them once in hundreds of bins.
        assert abs(said - true) <= 3 * (said * (1 - said) / count) ** 0.5 + 0.01


def test_wrong_findings_make_the_first_site_right_less_often() -> None:
    assert simulate(PATIENTS, 7, wrong=0.3)[1] < simulate(PATIENTS, 7, wrong=0.0)[1] - 0.1


def test_the_curve_in_the_documentation_is_the_one_of_today() -> None:
    drawn = Path(__file__).parents[2] / "content" / "figures" / "calibration.svg"
    assert drawn.read_text("utf-8") == draw(simulate()[0])
