"""Links a list of 10,000 with dedupe, taught by labelled pairs of the truth; run by the benchmark."""

import csv
import io
import json
import sys
from itertools import combinations, pairwise
from random import Random

import dedupe  # type: ignore[import-not-found,unused-ignore]  # the peers' environment

COLUMNS = ("given", "second", "rest", "father", "number", "birth", "phone", "place")
MATCHES, OTHERS = 100, 200


def main(kind: str, out: str, path: str, truth: str) -> None:
    """Learn from labelled pairs, link, and write pairs of rows with their probabilities."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = {row["row"]: {name: row[name] or None for name in COLUMNS} for row in csv.DictReader(file)}
    with open(truth, encoding="utf-8") as file:
        pairs = [tuple(map(str, pair)) for pair in json.load(file)]
    linker = dedupe.Dedupe([dedupe.variables.String(name, has_missing=True) for name in COLUMNS], num_cores=1)
    linker.prepare_training(rows, training_file=io.StringIO(labelled(rows, pairs)), sample_size=1500)
    linker.train(recall=0.95)
    clusters = linker.partition(rows, 0.5)
    with open(out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("a", "b", "score"))
        for members, scores in clusters:
            for (a, score_a), (b, score_b) in combinations(zip(members, scores, strict=True), 2):
                writer.writerow((a, b, min(score_a, score_b)))


def labelled(rows: dict[str, dict[str, str | None]], pairs: list[tuple[str, ...]]) -> str:
    """Return what an official who sat down for an hour would have labelled."""
    random = Random(5)
    matches = random.sample(pairs, min(MATCHES, len(pairs)))
    known = {frozenset(pair) for pair in pairs}
    names = sorted(rows, key=lambda row: str(rows[row]["rest"]))
    near = [(a, b) for a, b in pairwise(names) if frozenset((a, b)) not in known]
    others = random.sample(near, OTHERS)
    return json.dumps(
        {
            "match": [{"__class__": "tuple", "__value__": [rows[a], rows[b]]} for a, b in matches],
            "distinct": [{"__class__": "tuple", "__value__": [rows[a], rows[b]]} for a, b in others],
        }
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
