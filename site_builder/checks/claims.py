"""Every claim of the list is covered by a page, and no page names a claim that is not in the list."""

from collections.abc import Iterator, Mapping

from ..documents import documents
from ..lists import Claim, ClaimList, Lists, coverage, covered, read_claims
from ..problems import BuildError, Problem
from ..subject import Evidence, Subject
from . import names, numbers


def check(lists: Lists, subject: Subject) -> list[Problem]:
    """A problem for each unknown id, each claim without a page, each fault in the words of the list."""
    if not lists.claims:
        return []
    try:
        known = read_claims(lists.folder, lists.claims)
    except BuildError as error:
        return list(error.problems)
    return [*_unknown(lists, known), *_uncovered(lists, known), *_wording(lists, known, subject)]


def _unknown(lists: Lists, known: ClaimList) -> Iterator[Problem]:
    for document in documents(lists.content):
        for claim in covered(document):
            if claim not in known.ids:
                yield Problem(document.path, f"covers: no claim {claim!r} in {lists.claims}", 1)


def _uncovered(lists: Lists, known: ClaimList) -> Iterator[Problem]:
    pages = coverage(lists.content)
    for claim in known.claims:
        if claim.id not in pages:
            yield Problem(
                lists.claims, f"{claim.id} is covered by no page: name it in a page's front matter, `covers:`"
            )


def _wording(lists: Lists, known: ClaimList, subject: Subject) -> Iterator[Problem]:
    evidence = subject.registry.evidence
    figures = numbers.known_figures(evidence)
    for claim in known.claims:
        for fault in _claim_faults(claim, subject, evidence, figures):
            yield Problem(lists.claims, f"{claim.id}: {fault}")


def _claim_faults(
    claim: Claim, subject: Subject, evidence: Evidence, figures: Mapping[str, list[str]]
) -> Iterator[str]:
    for text in (claim.says, claim.note):
        yield from names.faults(text, subject)
        yield from numbers.faults(text, figures)
    for source in claim.sources:
        if source not in evidence.sources:
            yield f"sources: no source {source!r}"
