"""How long one answer takes, in CPython and (when a site and a browser are there) in the page."""

import json
import os
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from calculators import registry, run
from calculators.localization.hypotheses import DEFAULT_SETTING
from calculators.localization.inference import given_findings, posterior, shares
from calculators.localization.next_tests import NEGLIGIBLE

SITE = Path("site")
REPEATS = 5


def main() -> None:
    """Print the times of every calculator's cases."""
    for calculator in registry.calculators:
        times = [_best(calculator.id, dict(case.findings)) for case in calculator.cases]
        _print(f"CPython, {calculator.id}", times)
    _by_hypotheses()
    browser = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    if (SITE / "index.html").exists() and Path(browser).exists():
        _print("Chromium, localization, from input to result", _in_the_page(browser))
    else:
        print("no built site or no Chromium: the page was not measured")


def _by_hypotheses() -> None:
    """Print how the time of localization grows with the hypotheses that the findings leave in play."""
    groups: dict[int, list[float]] = {}
    for case in registry.calculator("localization").cases:
        answers = dict(case.findings)
        setting = str(answers.get("setting", DEFAULT_SETTING))
        left = sum(share > NEGLIGIBLE for share in shares(posterior(given_findings(answers), setting)))
        groups.setdefault((left - 1) // 10, []).append(_best("localization", answers))
    fewest = statistics.median(groups[min(groups)])
    for number, times in sorted(groups.items()):
        ratio = statistics.median(times) / fewest
        print(f"localization, {number * 10 + 1} to {number * 10 + 10} hypotheses in play: {ratio:.2f} times")


def _best(calculator: str, answers: dict[str, object]) -> float:
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        run(calculator, answers)
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def _in_the_page(browser: str) -> list[float]:
    from playwright.sync_api import sync_playwright

    cases = [dict(case.findings) for case in registry.calculator("localization").cases[:30]]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = started.new_page()
        page.goto((SITE / "calculators/localization.html").resolve().as_uri())
        page.wait_for_selector("section[data-state=ready]", timeout=120_000)
        page.wait_for_timeout(1500)  # a reader looks at the form first; meanwhile Python meets its questions
        times = [page.evaluate(_FILL_AND_TIME, [json.dumps(case)]) for case in (cases[0], *cases)]
        started.close()
    return times[1:]


# Fills the form as a person would, one event at the end, and waits for the answer's mark. Emptying the form
# is answered too: the clock starts when that is done.
_FILL_AND_TIME = """async ([text]) => {
  const answers = JSON.parse(text);
  const section = document.querySelector('section[data-calculator]');
  const form = section.querySelector('form');
  form.reset();
  do { await new Promise(done => setTimeout(done, 20)); } while ('busy' in section.dataset);
  performance.clearMarks('calculator:answer');
  const start = performance.now();
  let last;
  for (const [name, value] of Object.entries(answers)) {
    for (const input of form.querySelectorAll(`[name="${name}"]`)) {
      if (input.value === String(value)) { input.checked = true; last = input; }
    }
  }
  last.dispatchEvent(new Event('input', {bubbles: true}));
  last.dispatchEvent(new Event('change', {bubbles: true}));
  while (!performance.getEntriesByName('calculator:answer').length) {
    await new Promise(done => setTimeout(done, 1));
  }
  return performance.getEntriesByName('calculator:answer')[0].startTime - start;
}"""


def _print(what: str, times: Sequence[float]) -> None:
    ranked = sorted(times)
    p95 = ranked[round(0.95 * (len(ranked) - 1))]
    told = f"median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms, most {ranked[-1]:.1f} ms"
    print(f"{what}: {told}, {len(times)} cases")


if __name__ == "__main__":
    main()
