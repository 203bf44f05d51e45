"""Sentences of faults can be filled in: no field bears the name under which a fault keeps its code for machines."""

import ast
from pathlib import Path

DESKTOP = Path(__file__).resolve().parents[1] / "desktop"


def test_no_sentence_of_a_fault_has_a_field_that_is_kept_for_machines() -> None:
    lost = []
    for path in sorted(DESKTOP.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "{code}" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Error") and node.args:
                lost += [f"{path.name}:{node.lineno}"] * ("{code}" in ast.unparse(node.args[0]))
    assert lost == []
