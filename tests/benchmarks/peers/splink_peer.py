"""Links lists with Splink as its guide tells: term frequencies, random u, EM on two rules; run by the benchmark."""

import sys
from typing import Any

import pandas as pd  # type: ignore[import-untyped,import-not-found,unused-ignore]  # the peers' environment
import splink.comparison_library as cl  # type: ignore[import-not-found,unused-ignore]  # as above
from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # type: ignore[import-not-found,unused-ignore]

POPULATION = (
    [
        cl.JaroWinklerAtThresholds("given", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("second", [0.92]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("rest", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("father", [0.92]),
        cl.DamerauLevenshteinAtThresholds("number", [1]),
        cl.DamerauLevenshteinAtThresholds("birth", [1, 2]),
        cl.DamerauLevenshteinAtThresholds("phone", [1]),
        cl.JaroWinklerAtThresholds("place", [0.9]).configure(term_frequency_adjustments=True),
        cl.ExactMatch("sex"),
    ],
    [
        ("number",), ("birth", "given"), ("birth", "second"), ("phone", "given"), ("given", "last", "place"),
        ("given", "second", "father"), ("whole",),
    ],
    (("number",), ("whole", "birth")),
    [("number",), ("given", "second", "birth")],
)  # fmt: skip
FEBRL = (
    [
        cl.JaroWinklerAtThresholds("given", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("surname", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("birth", [1, 2]),
        cl.DamerauLevenshteinAtThresholds("number", [1, 2]),
        cl.JaroWinklerAtThresholds("address", [0.9, 0.7]),
        cl.JaroWinklerAtThresholds("place", [0.9, 0.7]).configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
        cl.ExactMatch("street_number"),
        cl.ExactMatch("state"),
    ],
    [
        ("given", "surname"), ("birth",), ("number",), ("state", "address"), ("street_number", "address"),
        ("postcode", "given"), ("postcode", "surname"), ("place", "given"), ("place", "surname"),
    ],
    (("number",), ("given", "surname", "birth")),
    [("birth",), ("number",)],
)  # fmt: skip
KINDS: dict[str, tuple[Any, ...]] = {"population": POPULATION, "febrl": FEBRL}


def main(kind: str, out: str, *lists: str) -> None:
    """Link one list or two and write pairs of rows with their probabilities."""
    comparisons, blocks, surely, trained_by = KINDS[kind]
    frames = [pd.read_csv(path, dtype=str, keep_default_na=False).replace("", None) for path in lists]
    settings = SettingsCreator(
        link_type="dedupe_only" if len(frames) == 1 else "link_only",
        unique_id_column_name="row",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on(*block) for block in blocks],
    )
    database = DuckDBAPI()
    linker = Linker([database.register(frame) for frame in frames], settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on(*rule) for rule in surely], recall=0.7
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    if not frames[0]["number"].notna().any():
        trained_by = [("phone", "place"), ("given", "second", "birth")]
    for rule in trained_by:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    pairs = linker.inference.predict(threshold_match_probability=0.05).as_pandas_dataframe()
    pairs[["row_l", "row_r", "match_probability"]].to_csv(out, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
