"""The glossary can be read: no fault in its form, no word in it twice."""

from ..lists import Lists, read_glossary
from ..problems import BuildError, Problem


def check(lists: Lists) -> list[Problem]:
    """Every fault of the glossary."""
    if not lists.glossary:
        return []
    try:
        read_glossary(lists.folder, lists.glossary)
    except BuildError as error:
        return list(error.problems)
    return []
