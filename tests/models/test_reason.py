"""Reasons quote names as their holders' papers write them."""

from desktop.models.reason import Reason, as_typed


def test_a_reason_quotes_the_part_of_the_name_that_was_typed() -> None:
    slip = Reason("The given names “{a}” and “{b}” differ ({points}).", {"a": "سميره", "b": "عبدالرحمن"}, 3)
    (told,) = as_typed([slip], "سميرة أحمد علي", "عبد الرحمن أحمد علي")
    assert told.values == {"a": "سميرة", "b": "عبد الرحمن"}
    assert (told.message, told.points) == (slip.message, 3)


def test_what_stands_in_no_name_and_what_quotes_none_stays() -> None:
    strange = Reason("The given names “{a}” and “{b}” differ ({points}).", {"a": "منى", "b": "هدى"}, 3)
    counted = Reason("{same} parts are the same ({points}).", {"same": 2}, 1)
    assert as_typed([strange, counted], "سميرة", "أحمد") == (strange, counted)
