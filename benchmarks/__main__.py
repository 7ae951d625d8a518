"""`python -m benchmarks [speed] [calibration] [figure]`: speed and calibration when none is named."""

import sys
from collections.abc import Callable, Mapping

from . import calibration, speed

BENCHMARKS: Mapping[str, Callable[[], None]] = {
    "speed": speed.main,
    "calibration": calibration.main,
    "figure": calibration.draw_figure,  # the one that writes: the curve of the documentation
}
WITHOUT_NAMES = ("speed", "calibration")


def main() -> int:
    """Run the named benchmarks; 2 where a name is unknown."""
    names = sys.argv[1:] or list(WITHOUT_NAMES)
    if unknown := [name for name in names if name not in BENCHMARKS]:
        print(f"unknown: {', '.join(unknown)}; allowed: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    for name in names:
        print(f"== {name}")
        BENCHMARKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
