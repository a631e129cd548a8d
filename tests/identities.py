"""The made-up readings of ``benchmarks/identity.py``, for the tests of resolution."""

import importlib.util
import sys
from pathlib import Path

from hongtu.model import Reading

FILE = Path(__file__).parents[1] / "benchmarks" / "identity.py"


def readings(count: int) -> list[Reading]:
    """So many readings, the same at every call."""
    spec = importlib.util.spec_from_file_location("identity", FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["identity"] = module
    spec.loader.exec_module(module)
    return list(module.readings(count))
