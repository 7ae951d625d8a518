"""What holds for every lesion: bounds, more takes no less, and a cut takes all that lies beyond it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.anatomy import ROOTS, Cut, Fiber, Target, fibers, loss

from .trees import ANATOMY, SEGMENTS, cuts, downstream, lesions, segments, targets, variants

CLOSE = 1e-9


@given(targets, lesions, variants)
def test_loss_lies_between_none_and_all(target: Target, lesion: list[Cut], variant: str) -> None:
    assert -CLOSE <= loss(target, lesion, variant) <= 1 + CLOSE


@given(targets, variants)
def test_no_cut_takes_nothing_and_a_cut_of_everything_takes_all(target: Target, variant: str) -> None:
    assert loss(target, [], variant) == 0
    assert loss(target, [Cut()], variant) == pytest.approx(1)


@given(targets, lesions, cuts, variants)
def test_one_more_cut_takes_no_less(target: Target, lesion: list[Cut], more: Cut, variant: str) -> None:
    assert loss(target, [*lesion, more], variant) >= loss(target, lesion, variant) - CLOSE


@given(targets, cuts, st.floats(0, 1), variants)
def test_a_deeper_cut_takes_no_less(target: Target, cut: Cut, factor: float, variant: str) -> None:
    shallow, deep = sorted((cut.factor, factor))
    taken = [loss(target, [Cut(cut.segment, cut.roots, depth)], variant) for depth in (shallow, deep)]
    assert taken[0] <= taken[1] + CLOSE


@given(targets, lesions, variants)
def test_the_same_cut_twice_or_in_another_order_takes_the_same(
    target: Target, lesion: list[Cut], variant: str
) -> None:
    assert loss(target, [*lesion, *reversed(lesion)], variant) == pytest.approx(loss(target, lesion, variant))


@given(targets, st.frozensets(st.sampled_from(ROOTS), min_size=1), variants)
def test_a_cut_of_roots_takes_their_fibers_and_no_other_root_s(
    target: Target, roots: frozenset[str], variant: str
) -> None:
    theirs = sum(fiber.share for fiber in fibers(target, variant) if fiber.root in roots)
    assert loss(target, [Cut(roots=roots)], variant) == pytest.approx(theirs)
    assert not any(Cut(roots=roots).takes(Fiber(other, ("x",), 1)) for other in set(ROOTS) - roots)


@given(targets, variants)
def test_cuts_of_single_roots_add_up_to_the_whole(target: Target, variant: str) -> None:
    each = [loss(target, [Cut(roots=frozenset({root}))], variant) for root in ROOTS]
    assert sum(each) == pytest.approx(1)


@given(targets, segments, st.frozensets(st.sampled_from(ROOTS), max_size=2))
def test_a_cut_of_a_segment_for_some_roots_takes_no_more_than_either_alone(
    target: Target, segment: str, roots: frozenset[str]
) -> None:
    both = loss(target, [Cut(segment, roots)])
    assert both <= min(loss(target, [Cut(segment)]), loss(target, [Cut(roots=roots)])) + CLOSE


@pytest.mark.parametrize("segment", SEGMENTS)
def test_a_cut_takes_everything_downstream_of_it_and_nothing_else(segment: str) -> None:
    """A target loses exactly the share of its fibers that end in the segment or beyond it."""
    beyond = downstream(segment)
    for kind in (ANATOMY.muscles, ANATOMY.skin, ANATOMY.reflexes, ANATOMY.regions):
        for target in kind.values():
            ends_there = sum(share for path, share in target.paths.items() if path[-1] in beyond)
            assert loss(target, [Cut(segment)]) == pytest.approx(ends_there)


@given(targets, segments)
def test_a_cut_higher_up_takes_no_less(target: Target, segment: str) -> None:
    parent = ANATOMY.parents[segment]
    if parent:
        assert loss(target, [Cut(parent)]) >= loss(target, [Cut(segment)]) - CLOSE


@given(targets, st.lists(segments, max_size=3), variants)
def test_cuts_of_whole_segments_are_blind_to_how_the_plexus_is_fixed(
    target: Target, places: list[str], variant: str
) -> None:
    lesion = [Cut(place) for place in places]
    assert loss(target, lesion, variant) == pytest.approx(loss(target, lesion))


@given(targets)
def test_a_prefixed_plexus_draws_on_higher_roots_and_a_postfixed_one_on_lower(target: Target) -> None:
    def mean_root(variant: str) -> float:
        return sum(ROOTS.index(fiber.root) * fiber.share for fiber in fibers(target, variant))

    assert mean_root("prefixed") < mean_root("usual") < mean_root("postfixed")


@given(targets)
def test_a_main_root_loses_a_target_more_than_a_lesser_one(target: Target) -> None:
    by_weight = sorted(target.roots, key=lambda root: target.roots[root])
    taken = [loss(target, [Cut(roots=frozenset({root}))]) for root in by_weight]
    assert all(lesser <= greater + CLOSE for lesser, greater in itertools.pairwise(taken))
