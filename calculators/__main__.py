"""The command line: `python -m calculators [calculator] [--text | --schema | --batch]`."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from . import registry
from .contract import InvalidInputError, Problem
from .render import render_text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 when answered, 2 when the input was bad."""
    options = _options(arguments)
    if reconfigure := getattr(sys.stdin, "reconfigure", None):
        # A byte that is no UTF-8 must spoil its own answer only, not end the whole batch.
        reconfigure(encoding="utf-8", errors="surrogateescape")
    try:
        if options.calculator is None:
            print("\n".join(f"{calculator.id}\t{calculator.title}" for calculator in registry.calculators))
        elif options.schema:
            print(json.dumps(registry.calculator(options.calculator).schema, indent=2))
        elif options.batch:
            registry.calculator(options.calculator)
            for line in sys.stdin:
                if line.strip():
                    print(json.dumps(_answer_line(options.calculator, line)), flush=True)
        else:
            result = registry.run(options.calculator, _read(sys.stdin.read()))
            text = (
                render_text(result, registry.evidence.sources)
                if options.text
                else json.dumps(result, indent=2) + "\n"
            )
            sys.stdout.write(text)
    except InvalidInputError as error:
        print("\n".join(problem.message for problem in error.problems), file=sys.stderr)
        return 2
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m calculators", description=__doc__)
    parser.add_argument("calculator", nargs="?", help="a calculator's id; left out: list them")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--text", action="store_true", help="the result as plain text")
    form.add_argument("--schema", action="store_true", help="the JSON Schema of the answers")
    form.add_argument("--batch", action="store_true", help='JSON Lines of {"id", "answers"}')
    return parser.parse_args(arguments)


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: no JSON, or a number of thousands of digits
        raise InvalidInputError([Problem("answers", f"no JSON ({error})", "one JSON object")]) from None


def _answer_line(calculator: str, line: str) -> dict[str, Any]:
    line_id: Any = None
    try:
        data = _read(line)
        line_id = data.get("id") if isinstance(data, dict) else None
        if not isinstance(data, dict) or set(data) != {"id", "answers"}:
            raise InvalidInputError([Problem("line", repr(data)[:60], "an object with id and answers")])
        return {"id": line_id, "result": registry.run(calculator, data["answers"])}
    except InvalidInputError as error:
        return {"id": line_id, "errors": [problem.to_dict() for problem in error.problems]}


if __name__ == "__main__":
    sys.exit(main())
