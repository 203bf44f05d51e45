"""Writes one package of each type in the current format, to be kept for ever.

Run once for a released format: `python -m tests.exchange.make_samples tests/data/packages/format-1`.
The keys beside the packages are invented for this purpose and guard nothing.
"""

import json
import sys
from pathlib import Path

from desktop.models.share import SHARE_PURPOSE
from tests.exchange.correspondence import memorandum_package, receipt_package, results_package, share_package
from tests.exchange.workshop import NOW, RECIPIENT, SENDER, TERMS, honest

OFFICES = (SENDER, RECIPIENT)


def main(folder: Path) -> None:
    """Write the packages, and what a test needs to check them."""
    folder.mkdir(parents=True)
    made = {}
    for maker in (honest, share_package, results_package, receipt_package, memorandum_package):
        built = maker(folder)
        kind = SHARE_PURPOSE if built.manifest.plan.is_share else built.manifest.plan.type.value
        built.path.rename(folder / f"{kind}.wasl")
        made[kind] = {"manifest_sha256": built.manifest_sha256, "rows": built.manifest.rows}
    offices = {
        office.code: {"seed": office.keys.signing_seed.hex(), "age": office.keys.age_identity}
        for office in OFFICES
    }
    facts = {"now": NOW.isoformat(), "offices": offices, "terms": TERMS.plain(), "packages": made}
    text = json.dumps(facts, indent=1, ensure_ascii=False, sort_keys=True)
    (folder / "facts.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
