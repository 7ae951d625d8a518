"""JSON in, JSON out. Reads data the two usual ways, imports lazily, fails and hangs on demand."""

import html
import json
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace


@dataclass(frozen=True)
class Registry:
    """What the project offers."""

    calculators: tuple[SimpleNamespace, ...]

    def answer(self, request: str) -> str:
        """Say what was given; `count` between 0 and 100, where 13 raises and 99 never ends."""
        try:
            data = json.loads(request)
            answers = dict(data["answers"])
        except (ValueError, KeyError, TypeError) as error:
            return json.dumps({"errors": [_problem("request", request, str(error))]})
        count = answers.get("count", 0)
        if not isinstance(count, int) or not 0 <= count <= 100:
            return json.dumps({"errors": [_problem("count", str(count), "0 to 100")]})
        if count == 13:
            raise RuntimeError("thirteen is not answered")
        while count == 99:
            pass
        headline = f"Given: {json.dumps(answers, sort_keys=True)}"
        result = {
            "calculator": data["calculator"],
            "headline": headline,
            "mean": _mean([1, count]),
            "urgency": _words()["urgency"].get(answers.get("pain"), ""),
        }
        shown = f"<p>{html.escape(headline)}</p><details><summary>More</summary></details>"
        return json.dumps({"result": result, "html": shown})


def _words() -> dict[str, dict[str, str]]:
    words = tomllib.loads(files("tiny").joinpath("words.toml").read_text("utf-8"))
    assert words == tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    return words


def _mean(values: list[int]) -> float:
    import statistics  # imported here to prove that what functions import ships too

    return float(statistics.fmean(values))


def _problem(field: str, given: str, allowed: str) -> dict[str, str]:
    message = f"{field}: {given}; allowed: {allowed}"
    return {"field": field, "given": given, "allowed": allowed, "message": message}
