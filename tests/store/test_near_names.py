"""What a typed word may mean among the words of all names, told apart by their letters before they are compared."""

from random import Random

from rapidfuzz.distance import OSA

from desktop.store.near_names import Reading, Words

_LETTERS = "ابتحدرسعمني"


def _compared_with_each(known: list[str], typed: str, slips: int, *, is_begun: bool) -> Reading:
    """Return the same by comparing with each word, which a list of the size of the goals has no time for."""
    found: Reading = {}
    for word in known:
        far = [0.1 if word.startswith(typed) else 0.5] if typed in word else []
        if OSA.distance(typed, word) <= slips:
            far.append(OSA.distance(typed, word))
        if is_begun and len(word) > len(typed) and OSA.distance(typed, word[: len(typed)]) <= slips:
            far.append(OSA.distance(typed, word[: len(typed)]) + 0.1)
        if far:
            found[word] = min(far)
    return found


def test_a_word_means_what_comparing_it_with_each_known_word_tells() -> None:
    drawn = Random(7)
    known = [
        "".join(drawn.choices(_LETTERS, k=drawn.choice((2, 3, 4, 5, 6, 7, 9, 40, 41)))) for _ in range(400)
    ]
    words, comparable = Words(known), [word for word in known if 3 <= len(word) <= 40]
    meant = 0
    for word in drawn.sample(comparable, 150):
        place = drawn.randrange(len(word))
        typed = word[:place] + word[place + 1 :]
        if len(typed) < 3:
            continue
        for is_begun in (False, True):
            expected = _compared_with_each(comparable, typed, 2 if len(typed) >= 6 else 1, is_begun=is_begun)
            expected.setdefault(typed, min(expected.values(), default=0.0))
            near = words.near(typed, is_begun=is_begun)
            assert sorted(near.values()) == sorted(expected.values())[:60], typed
            assert all(expected[one] == far for one, far in near.items()), typed
            meant += len(near)
    assert meant > 500


def test_a_word_means_itself_where_no_words_are_known() -> None:
    assert Words([]).near("محمد", is_begun=True) == {"محمد": 0.0}
    assert Words([]).near("مح", is_begun=False) == {}
