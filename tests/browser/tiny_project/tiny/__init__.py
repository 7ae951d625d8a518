"""The smallest project that can be built: one calculator, to test what runs it."""

from types import SimpleNamespace

from .registry import Registry

registry = Registry(
    calculators=(
        SimpleNamespace(
            id="steps",
            questions=(SimpleNamespace(id="pain"), SimpleNamespace(id="count")),
            cases=(SimpleNamespace(findings={"pain": "present", "count": 3}),),
        ),
    )
)
