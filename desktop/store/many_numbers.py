"""Hands the database a hundred thousand row numbers as one value, which no limit of parameters meets."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import String, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _Numbers(FunctionElement[Any]):
    """The rows of a JSON array; stands on the right side of IN."""

    inherit_cache = True


def numbers(wanted: Iterable[int]) -> FunctionElement[Any]:
    """Return the numbers as the right side of IN."""
    return _Numbers(literal(f"[{','.join(map(str, wanted))}]", String))


@compiles(_Numbers, "sqlite")
def _on_file(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **options)}))"


@compiles(_Numbers, "postgresql")
def _on_server(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:
    value = compiler.process(element.clauses, **options)
    return f"(SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST({value} AS json)) AS t(value))"
