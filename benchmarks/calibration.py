"""Is 70 in 100 right 70 times in 100? Patients drawn from the model, with noise, read back by it.

Noise: findings left out, findings wrong at a stated rate, plexus variants as the model draws them. It shows
whether the inference keeps its promises in a world like its own; it can't show that the world is like that.
"""

from pathlib import Path
from random import Random

from calculators.localization.groups import by_site
from calculators.localization.hypotheses import MODEL
from calculators.localization.inference import CONFIGURATIONS, FINDINGS, conditional, posterior, prior, shares
from calculators.localization.questions import QUESTIONS

PATIENTS = 3000
SEED = 20261122
WRONG = 0.05  # share of findings replaced by any state at random
FEWEST, MOST = 4, 18  # findings a patient comes with
BINS = 10
FEWEST_IN_BIN = 20  # fewer say nothing
FIGURE = Path("content/figures/calibration.svg")

Bin = tuple[int, float, float]  # patients, mean of what was said, share that came true


def main() -> None:
    """Print the curve."""
    bins, right = simulate()
    print(f"{PATIENTS} patients, {WRONG:.0%} of findings wrong; first site right in {right:.0%}")
    print("said    came true  patients")
    for count, said, true in bins:
        print(f"{said:.2f}    {true:.2f}       {count}")


def draw_figure() -> None:
    """Draw the curve for the documentation."""
    FIGURE.write_text(draw(simulate()[0]), "utf-8")
    print(f"drawn: {FIGURE}")


def simulate(patients: int = PATIENTS, seed: int = SEED, wrong: float = WRONG) -> tuple[list[Bin], float]:
    """The calibration of the first site's probability, and how often it is right."""
    random = Random(seed)
    said: list[tuple[float, bool]] = []
    for _ in range(patients):
        truth, findings = _patient(random, wrong)
        sites = by_site(shares(posterior(findings)))
        best = max(sites, key=lambda site: sites[site])
        said.append((sites[best], best == truth))
    binned: dict[int, list[tuple[float, bool]]] = {}
    for one in said:
        binned.setdefault(min(int(one[0] * BINS), BINS - 1), []).append(one)
    bins = [_mean(binned[number]) for number in sorted(binned) if len(binned[number]) >= FEWEST_IN_BIN]
    return bins, sum(one[1] for one in said) / patients


def _mean(said: list[tuple[float, bool]]) -> Bin:
    return len(said), sum(one[0] for one in said) / len(said), sum(one[1] for one in said) / len(said)


def _patient(random: Random, wrong: float) -> tuple[str, dict[str, str]]:
    hypothesis = random.choices(range(len(MODEL.hypotheses)), shares(prior()))[0]
    index = random.choices(range(len(CONFIGURATIONS[hypothesis])), prior()[hypothesis])[0]
    # What is there, and what was written down: a wrong finding must not drag the tests of its family along.
    true: dict[str, str] = {}
    findings: dict[str, str] = {}
    for finding in random.sample(FINDINGS, random.randint(FEWEST, MOST)):
        columns = conditional(finding, true)
        states = list(columns)
        chances = [columns[state][hypothesis][index] for state in states]
        true[finding] = random.choices(states, chances)[0]
        is_wrong = random.random() < wrong
        findings[finding] = random.choice(QUESTIONS[finding].states) if is_wrong else true[finding]
    return MODEL.hypotheses[hypothesis].site, findings


def draw(bins: list[Bin]) -> str:
    """The curve as an SVG: what was said against what came true, dots sized by patients."""
    size, left, top = 300, 60, 20
    middle = 'text-anchor="middle"'

    def x(value: float) -> float:
        return round(left + value * size, 1)

    def y(value: float) -> float:
        return round(top + (1 - value) * size, 1)

    most = max(count for count, _, _ in bins)
    ticks = "".join(
        f'<text x="{x(t / 4)}" y="{top + size + 20}" text-anchor="middle">{t * 25}</text>'
        f'<text x="{left - 8}" y="{y(t / 4) + 4}" text-anchor="end">{t * 25}</text>'
        f'<path d="M{x(t / 4)} {top}V{top + size}M{left} {y(t / 4)}H{left + size}" stroke="#d5dde0"/>'
        for t in range(5)
    )
    line = " ".join(f"{x(said)},{y(true)}" for _, said, true in bins)
    dots = "".join(
        f'<circle cx="{x(said)}" cy="{y(true)}" r="{3 + 7 * (count / most) ** 0.5:.1f}" fill="#0f6674"/>'
        for count, said, true in bins
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 390 380" '
        'font-family="system-ui, sans-serif" font-size="12" fill="#1c2b30" role="img">'
        "<title>Calibration of the first site in simulated patients</title>"
        '<rect width="390" height="380" rx="8" fill="#f6f9fa"/>'
        f"{ticks}"
        f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#7a8a90" stroke-dasharray="5 4"/>'
        f'<polyline points="{line}" fill="none" stroke="#0f6674" stroke-width="2"/>{dots}'
        f'<text x="{left + size / 2}" y="{top + size + 42}" {middle}>Said: of 100 patients, so many</text>'
        f'<text transform="translate(18 {top + size / 2}) rotate(-90)" {middle}>Came true: of 100</text>'
        "</svg>\n"
    )


if __name__ == "__main__":
    main()
