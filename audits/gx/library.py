"""Great Expectations itself: imported here and nowhere else, without a word and off the network.

The import takes seconds, so that only who judges by it makes it.
"""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from audits.usage import UsageError


class MissingLibraryError(UsageError, ImportError):
    """Great Expectations cannot be imported."""


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the library's warnings and log messages from users, who can do nothing about them."""
    log = logging.getLogger("great_expectations")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(level)


# Usage statistics are sent unless this says no before the import.
os.environ["GX_ANALYTICS_ENABLED"] = "false"

try:
    with quiet():
        import great_expectations as gx
        from great_expectations.data_context.types.base import (
            DataContextConfig,
            InMemoryStoreBackendDefaults,
        )
        from great_expectations.expectations.core import ExpectColumnValuesToBeBetween
        from great_expectations.expectations.expectation_configuration import (
            ExpectationConfiguration,
        )
        from great_expectations.render import LegacyRendererType
        from great_expectations.render.renderer.renderer import renderer
        from great_expectations.util import camel_to_snake
except ImportError as error:
    raise MissingLibraryError(
        f"Great Expectations cannot be imported ({error}): pip install 'corpus-audit[gx]', "
        "or use --judge native"
    ) from error

__all__ = [
    "DataContextConfig",
    "ExpectColumnValuesToBeBetween",
    "ExpectationConfiguration",
    "InMemoryStoreBackendDefaults",
    "LegacyRendererType",
    "camel_to_snake",
    "gx",
    "quiet",
    "renderer",
]
