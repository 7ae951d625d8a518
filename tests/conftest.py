"""How property tests run: never against the clock; `make test` tries the same examples every time."""

from hypothesis import HealthCheck, settings

FREE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("free", FREE)
settings.register_profile("steady", FREE, derandomize=True, database=None)
settings.load_profile("free")
