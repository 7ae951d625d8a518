"""Lists that a project keeps beside its pages: what they teach, who reviewed them, what words mean."""

from .claims import Claim, ClaimList, Furniture, Sight, read_claims
from .coverage import coverage, covered
from .glossary import Term, first_of_letters, read_glossary
from .reviews import Review, read_reviews, standing
from .settings import Lists, lists_from

__all__ = [
    "Claim",
    "ClaimList",
    "Furniture",
    "Lists",
    "Review",
    "Sight",
    "Term",
    "coverage",
    "covered",
    "first_of_letters",
    "lists_from",
    "read_claims",
    "read_glossary",
    "read_reviews",
    "standing",
]
