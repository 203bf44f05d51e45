"""Links a list with recordlinkage: its blocks, its string comparisons, its ECM classifier; run by the benchmark."""

import sys

import pandas as pd  # type: ignore[import-untyped,import-not-found,unused-ignore]  # the peers' environment
import recordlinkage as rl  # type: ignore[import-not-found,unused-ignore]  # as above

BLOCKS = {
    "population": [
        ["number"], ["birth", "given"], ["birth", "second"], ["phone", "given"], ["given", "last", "place"],
        ["given", "second", "father"], ["whole"],
    ],
    "febrl": [
        ["given", "surname"], ["birth"], ["number"], ["street_number", "address"], ["postcode", "given"],
        ["postcode", "surname"], ["place", "given"], ["place", "surname"],
    ],
}  # fmt: skip
STRINGS = {
    "population": ["given", "second", "rest", "father", "place"],
    "febrl": ["given", "surname", "address", "place"],
}
NUMBERS = {"population": ["number", "birth", "phone"], "febrl": ["number", "birth", "postcode"]}
EXACT = {"population": ["sex"], "febrl": ["street_number", "state"]}


def main(kind: str, out: str, *lists: str) -> None:
    """Link one list or two and write pairs of rows with their probabilities."""
    frames = [
        pd.read_csv(path, dtype=str, keep_default_na=False).replace("", None).set_index("row")
        for path in lists
    ]
    told = {column for column in frames[0] if all(frame[column].notna().any() for frame in frames)}
    index = rl.Index()
    for block in BLOCKS[kind]:
        if set(block) <= told:
            index.block(block)
    pairs = index.index(*frames)
    # Without pairs that agree on nothing its classifier meets columns that never vary, and gives no answer.
    pairs = pairs.union(rl.index.Random(20_000, random_state=5).index(*frames))
    compare = rl.Compare()
    for column in filter(told.__contains__, STRINGS[kind]):
        compare.string(column, column, method="jarowinkler", threshold=0.88, missing_value=0)
    for column in filter(told.__contains__, NUMBERS[kind]):
        compare.string(column, column, method="damerau_levenshtein", threshold=0.85, missing_value=0)
    for column in filter(told.__contains__, EXACT[kind]):
        compare.exact(column, column)
    features = compare.compute(pairs, *frames)
    features = (features >= 0.5).astype(int)
    model = rl.ECMClassifier()
    model.fit(features)
    found = model.prob(features)
    found[found > 0].rename("score").to_csv(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
