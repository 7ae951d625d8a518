"""How wide words are, and where a line of them breaks.

The widths are those of DejaVu Sans, in hundredths of the size. It is wider than what phones and desktops take
for `system-ui`, so a line that fits here fits there.
"""

from collections.abc import Mapping

_REGULAR: Mapping[str, int] = {
    letter: width
    for width, letters in {
        27: "'", 28: "ijl", 29: "IJ", 32: " ,.\u2019\u00b7", 34: "/:;|", 35: "f", 36: "-", 39: "()[]t",
        40: "!", 41: "r", 46: '"', 50: "*_\u2013\u2020", 52: "sz\u201c\u201d", 53: "?", 55: "c", 56: "L",
        58: "Fk", 59: "vxy", 60: "P", 61: "TYao", 62: "e", 63: "ESbdghnpqu", 64: "$0123456789", 66: "K",
        68: "AV", 69: "BRXZ", 70: "C", 73: "U", 75: "HN", 77: "DG", 78: "&", 79: "OQ", 82: "w",
        84: "#+<=>", 86: "M", 95: "%", 97: "m", 99: "W",
    }.items()
    for letter in letters
}  # fmt: skip
_BOLD: Mapping[str, int] = {
    letter: width
    for width, letters in {
        31: "'", 34: "ijl", 35: " ", 37: "/IJ|", 38: ",.\u2019\u00b7", 40: ":;", 42: "-", 44: "f",
        46: "!()[]", 48: "t", 49: "r", 50: "_\u2013\u2020", 52: '"*', 58: "?z", 59: "c", 60: "s", 64: "L",
        65: "vxy", 66: "\u201c\u201d", 67: "ak", 68: "EFTe", 69: "o", 70: "$0123456789", 71: "hnu",
        72: "SYbdgpq", 73: "CPZ", 76: "B", 77: "AKRVX", 81: "U", 82: "G", 83: "D", 84: "#+<=>HN", 85: "OQ",
        87: "&", 92: "w", 100: "%M", 104: "m", 110: "W",
    }.items()
    for letter in letters
}  # fmt: skip
_WIDEST = 110  # what a letter that is not listed counts


def width(words: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of words is at a font size."""
    table = _BOLD if bold else _REGULAR
    return sum(table.get(letter, _WIDEST) for letter in words) * size / 100


def wrap(words: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The words in lines that fit the room; ValueError where a single word does not."""
    lines: list[str] = []
    for word in words.split():
        if width(word, size, bold=bold) > room:
            raise ValueError(f"{word!r} is wider than {room:g} at size {size:g}")
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
