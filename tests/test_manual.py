"""The manual: every page has its help in every language, and it names the buttons as they stand on the screen."""

import re
from functools import cache
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest

from desktop.resources import resource
from desktop.ui.desk import PageKey
from desktop.ui.main_window import manual_page
from desktop.ui.pages import pages
from tests.catalogues import extracted, path_of, read

DIRECTIONS = {"ar": "rtl", "fa": "rtl", "en": "ltr"}
KEYS = [entry.key for entry in pages()]
HELP = list(product(DIRECTIONS, KEYS))
EMPTY = {"meta", "link", "br"}  # elements without an end


class Reader(HTMLParser):
    """Collects what the tests ask of a page of the manual."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.root: dict[str, str | None] = {}
        self.links: list[str] = []
        self.buttons: list[str] = []
        self.headings: list[str] = []
        self._open: list[str] = []
        self._into: list[str] | None = None
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where an element begins, and what it links to."""
        named = dict(attrs)
        if tag == "html":
            self.root = named
        self.links += [named[name] or "" for name in ("href", "src") if name in named]
        if tag == "b" and named.get("class") == "button":
            self._into = self.buttons
        elif tag in ("h1", "h2"):
            self._into = self.headings
        if self._into is not None and tag in ("b", "h1", "h2"):
            self._into.append("")
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note an end that has no beginning."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing at {self.getpos()}")
        if tag in ("b", "h1", "h2"):
            self._into = None

    def handle_data(self, data: str) -> None:
        """Keep the words of a button or a heading."""
        if self._into is not None:
            self._into[-1] += data


def found(language: str, key: PageKey) -> Path:
    """Return where the help of a page has to lie."""
    return resource("manual", language, f"{key}.html")


@cache
def said(language: str) -> frozenset[str]:
    """Return every sentence that the windows can show in a language."""
    if language == "en":
        return frozenset(form for key in extracted() for form in key)
    return frozenset(form for forms in read(path_of(language)).values() for form in forms)


@pytest.mark.parametrize(("language", "key"), HELP)
def test_every_page_opens_its_help(language: str, key: PageKey) -> None:
    assert manual_page(key, language) == found(language, key)


@pytest.mark.parametrize(("language", "key"), HELP)
def test_a_page_of_the_manual_is_well_formed(language: str, key: PageKey) -> None:
    text = found(language, key).read_text(encoding="utf-8")
    page = Reader(text)
    assert page.faults == []
    assert text.startswith("<!DOCTYPE html>\n")
    assert (page.root["lang"], page.root["dir"]) == (language, DIRECTIONS[language])
    assert page.headings
    assert all(page.headings)


@pytest.mark.parametrize(("language", "key"), HELP)
def test_a_page_of_the_manual_needs_no_network(language: str, key: PageKey) -> None:
    path = found(language, key)
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    links = Reader(text).links
    assert "../style.css" in links
    assert [link for link in links if not (path.parent / link).is_file()] == []


@pytest.mark.parametrize(("language", "key"), HELP)
def test_the_manual_names_buttons_that_exist(language: str, key: PageKey) -> None:
    buttons = Reader(found(language, key).read_text(encoding="utf-8")).buttons
    assert buttons
    assert [words for words in buttons if words not in said(language)] == []


@pytest.mark.parametrize("key", KEYS)
def test_the_languages_name_the_same_buttons_and_steps(key: PageKey) -> None:
    texts = {language: found(language, key).read_text(encoding="utf-8") for language in DIRECTIONS}
    assert len({len(Reader(text).buttons) for text in texts.values()}) == 1
    assert len({text.count("<li>") for text in texts.values()}) == 1
    assert len({tuple(sorted(re.findall(r"<kbd>(.+?)</kbd>", text))) for text in texts.values()}) == 1


def test_the_manual_has_no_page_of_a_page_that_is_not_there() -> None:
    written = {path.relative_to(resource("manual")) for path in resource("manual").rglob("*.html")}
    assert written == {Path(language, f"{key}.html") for language, key in HELP}


def test_the_style_of_the_manual_needs_no_network() -> None:
    style = resource("manual", "style.css")
    text = style.read_text(encoding="utf-8")
    assert "://" not in text
    assert [name for name in re.findall(r'url\("(.+?)"\)', text) if not (style.parent / name).is_file()] == []
