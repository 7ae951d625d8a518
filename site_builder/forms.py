"""Questions to an accessible form: plain HTML that works before, and looks right without, any script."""

from html import escape

from .subject import Calculator, Choice, Group, Question

MOST_SEGMENTS = 7  # more states than this read better as a list that opens


def calculator_section(calculator: Calculator, first_answer: str) -> str:
    """The whole section of one calculator; `first_answer` stands there until something is found."""
    prefix = calculator.id.replace("_", "-")
    named = _named_groups(calculator)
    groups = "\n".join(_group(group, prefix, named) for group in calculator.groups)
    return f"""<section class="calculator" data-calculator="{escape(calculator.id)}" data-state="loading" \
aria-label="{escape(calculator.title)}">
<div class="calculator-main">
<div class="calculator-bar" data-toolbar data-needs-script>
<button type="button" data-action="copy-link">Copy link</button>
<button type="button" data-action="clear">Clear</button>
<button type="button" data-action="undo" hidden>Undo</button>
<button type="button" data-action="retry" hidden>Try again</button>
<p class="calculator-progress" data-progress role="status" aria-live="polite"></p>
</div>
<div class="calculator-problems" data-problems role="alert" hidden></div>
<noscript><p class="callout callout-caution">This form needs JavaScript to answer. Without it the page still \
teaches: the rules and a worked example stand below.</p></noscript>
{_jumps(calculator, prefix)}<form data-form novalidate autocomplete="off" aria-label="Findings">
{groups}
</form>
</div>
<div class="calculator-answer" id="{prefix}-answer" tabindex="-1">
<h2 class="answer-title" id="{prefix}-answer-title">Answer</h2>
<div class="answer" data-result role="region" aria-live="polite" aria-labelledby="{prefix}-answer-title">
{first_answer}</div>
<script type="application/json" data-answer></script>
</div>
<a class="headline-bar" href="#{prefix}-answer" data-needs-script>
<span class="headline-bar-text" data-headline-bar></span>
</a>
</section>"""


def _jumps(calculator: Calculator, prefix: str) -> str:
    """Links to the groups of a long form."""
    if len(calculator.groups) < 4:
        return ""
    links = "".join(
        f'<a href="#{_head(group, prefix)}">{escape(group.label)}</a>' for group in calculator.groups
    )
    return f'<nav class="group-jumps" aria-label="Parts of the form">{links}</nav>\n'


def _named_groups(calculator: Calculator) -> frozenset[str]:
    """The groups of which a question of the form picks one: they start closed."""
    groups = frozenset(group.id for group in calculator.groups)
    return frozenset[str]().union(
        *(_states_of(question) for question in calculator.questions if _picks_group(question, groups))
    )


def _picks_group(question: Question, groups: frozenset[str]) -> bool:
    return _is_long(question) and _states_of(question) <= groups


def _is_long(question: Question) -> bool:
    return question.kind == "choice" and len(question.choices) > MOST_SEGMENTS


def _states_of(question: Question) -> frozenset[str]:
    return frozenset(choice.id for choice in question.choices)


def _head(group: Group, prefix: str) -> str:
    """The id of a group's title; a question of the group may have the group's name."""
    part = "-part" if any(question.id == group.id for question in group.questions) else ""
    return f"{prefix}-{group.id}{part}".replace("_", "-")


def _group(group: Group, prefix: str, named: frozenset[str]) -> str:
    head = _head(group, prefix)
    intro = f'<p class="group-help" id="{head}-help">{escape(group.help)}</p>' if group.help else ""
    described = f' aria-describedby="{head}-help"' if group.help else ""
    normal = _all_normal(group)
    top = f'<div class="group-head">{intro}{normal}</div>' if intro or normal else ""
    questions = "\n".join(
        _question(question, f"{prefix}-{question.id}".replace("_", "-"), named)
        for question in group.questions
    )
    state = "" if group.id in named else " open"
    return f"""<details class="group" data-group="{escape(group.id)}"{state}>
<summary><span class="group-title" id="{head}">{escape(group.label)}</span> \
<span class="group-summary" data-summary hidden></span></summary>
<div class="group-body" role="group" aria-labelledby="{head}"{described}>
{top}
{questions}
</div>
</details>"""


def _all_normal(group: Group) -> str:
    """A button that gives every question left open its normal state, named by that state: "All: no"."""
    states = {question.label_of(question.normal).lower() for question in group.questions if question.normal}
    if not states or group.one_by_one:
        return ""
    words = f"All: {states.pop()}" if len(states) == 1 else "All normal"
    return (
        f'<button type="button" class="all-normal" data-action="all-normal" data-needs-script '
        f'aria-label="{escape(words)}, {escape(group.label)}">{escape(words)}</button>'
    )


def _question(question: Question, element: str, named: frozenset[str]) -> str:
    if question.kind == "number":
        return _number(question, element)
    if _is_long(question):
        return _select(question, element, named)
    return _states(question, element)


def _select(question: Question, element: str, named: frozenset[str]) -> str:
    """A choice of many: a list that opens, the state that means "left out" first."""
    helped, described = _help(question, element)
    left_out = f' data-not-given="{escape(question.not_given)}"' if question.not_given else ""
    picks = " data-picks-group" if _picks_group(question, named) else ""
    options = [
        f'<option class="option-none" value="{escape(question.not_given)}" selected>'
        f"{escape(question.not_given_label or 'Not given')}</option>"
    ]
    for choice in question.choices:
        mark = " data-normal" if question.normal and choice.id == question.normal else ""
        options.append(f'<option value="{escape(choice.id)}"{mark}>{escape(choice.label)}</option>')
    return (
        f'<div class="question question-select" data-question="{escape(question.id)}" '
        f'data-label="{escape(question.label)}"{left_out}>\n'
        f'<label for="{element}">{escape(question.label)}</label>\n{helped}'
        f'<select id="{element}" name="{escape(question.id)}"{picks}{described}>'
        f"{''.join(options)}</select>\n</div>"
    )


def _states(question: Question, element: str) -> str:
    """A choice or a grade: one row of radio buttons that looks like one control."""
    helped, described = _help(question, element)
    kind = ' data-kind="integer"' if question.kind == "grade" else ""
    left_out = f' data-not-given="{escape(question.not_given)}"' if question.not_given else ""
    words = question.not_given_label or "not tested"
    segments = [
        _segment(question, element, question.not_given, words, words, "segment segment-none", " checked")
    ]
    for choice in _choices(question):
        marks = " data-normal" if question.normal and choice[0] == question.normal else ""
        name = "segment segment-normal" if marks else "segment"
        segments.append(_segment(question, element, *choice, name, marks))
    shape = " question-grade" if question.kind == "grade" else ""
    return (
        f'<fieldset class="question{shape}" id="{element}" data-question="{escape(question.id)}" '
        f'data-label="{escape(question.label)}"{kind}{left_out}{described}>\n'
        f"<legend>{escape(question.label)}</legend>\n{helped}"
        f'<div class="segments">{"".join(segments)}</div>\n</fieldset>'
    )


def _choices(question: Question) -> list[tuple[str, str, str]]:
    """Each state as value, words shown, and words for a summary; grades from normal (highest) down."""
    if question.kind == "choice":
        return [(choice.id, choice.label, choice.label) for choice in question.choices]
    words: dict[str, Choice] = {choice.id: choice for choice in question.choices}
    grades = []
    for grade in range(int(question.maximum), int(question.minimum) - 1, -1):
        value = str(grade)
        meaning = words[value].label if value in words else ""
        # A label may already start with its number ("5 (normal)").
        full = meaning if meaning.startswith(value) else f"{value} ({meaning})" if meaning else value
        grades.append((value, value, full))
    return grades


def _segment(
    question: Question, element: str, value: str, shown: str, words: str, css: str, marks: str
) -> str:
    full = f' title="{escape(words)}"' if words != shown else ""
    hidden = (
        f'<span class="visually-hidden">{escape(words.removeprefix(shown))}</span>' if words != shown else ""
    )
    return (
        f'<label class="{css}"{full}><input type="radio" id="{element}--{escape(value) or "none"}" '
        f'name="{escape(question.id)}" value="{escape(value)}" data-label="{escape(words)}"{marks}>'
        f"<span>{escape(shown)}</span>{hidden}</label>"
    )


def _number(question: Question, element: str) -> str:
    helped, described = _help(question, element)
    unit = f' <span class="unit">({escape(question.unit)})</span>' if question.unit else ""
    return (
        f'<div class="question question-number" data-question="{escape(question.id)}" '
        f'data-label="{escape(question.label)}">\n'
        f'<label for="{element}">{escape(question.label)}{unit}</label>\n{helped}'
        f'<input type="number" id="{element}" name="{escape(question.id)}" min="{question.minimum:g}" '
        f'max="{question.maximum:g}" step="any" data-unit="{escape(question.unit)}" '
        f'placeholder=" " inputmode="decimal"{described}>\n</div>'
    )


def _help(question: Question, element: str) -> tuple[str, str]:
    """The help line and the attribute that joins the control to it; both "" without help."""
    if not question.help:
        return "", ""
    return (
        f'<p class="question-help" id="{element}-help">{escape(question.help)}</p>\n',
        f' aria-describedby="{element}-help"',
    )
