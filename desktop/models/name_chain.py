"""How names run on in a family: a child's own name followed by the father's, or by the family's name."""

from desktop.models.country import FACTS, Country
from desktop.models.names import fold, parts

_WRITTEN_PARTS = 3  # of the father's name behind the child's own: four names in all, as Egyptian papers ask
_HONOURED = ("سید", "سیده")  # before a Persian given name, and part of it


def given_names(name: str, country: Country) -> tuple[str, ...]:
    """Return the parts of a name as they are written; a compound such as عبد الرحمن is one part."""
    language = FACTS[country].language
    words = name.split()
    found: list[str] = []
    for word in words:
        joined = f"{found[-1]} {word}" if found else word
        if (
            found
            and len(parts(joined, language)) < len(parts(found[-1], language)) + len(parts(word, language))
        ) or (found and country is Country.IRAN and found[-1] in _HONOURED):
            found[-1] = joined
        else:
            found.append(word)
    return tuple(found)


def child_name(own: str, father: str, country: Country) -> str:
    """Return a child's full name from the own name and the father's; one of several parts is full already."""
    names, of_father = given_names(own, country), given_names(father, country)
    if len(names) != 1 or not of_father:
        return own
    if country is Country.IRAN:
        return f"{own} {of_father[-1]}" if len(of_father) > 1 else own
    return " ".join([own, *of_father[:_WRITTEN_PARTS]])


def sibling_name(own: str, sibling: str, country: Country) -> str:
    """Return a child's full name from the own name and that of a brother or sister."""
    names, known = given_names(own, country), given_names(sibling, country)
    if len(names) != 1 or len(known) < 2:
        return own
    tail = known[-1:] if country is Country.IRAN else known[1:]
    return " ".join([own, *tail])


def father_of(head: str, country: Country) -> str:
    """Return the name that the children of a man give as their father's, where papers ask it apart."""
    names = given_names(head, country)
    return " ".join(names[:-1] or names) if country is Country.IRAN else ""


def is_named_after(child: str, father: str, country: Country) -> bool:
    """Return whether a full name says that its bearer is a child of this man."""
    language = FACTS[country].language
    names, of_father = given_names(child, country), given_names(father, country)
    if country is Country.IRAN or len(names) < 2 or not of_father:
        return False
    shared = min(len(names) - 1, len(of_father), 2)
    return [fold(one, language) for one in names[1 : 1 + shared]] == [
        fold(one, language) for one in of_father[:shared]
    ]


def are_siblings_by_name(one: str, other: str, country: Country) -> bool:
    """Return whether two full names run on alike behind the own name."""
    language = FACTS[country].language
    mine, yours = (given_names(name, country)[1:3] for name in (one, other))
    if country is Country.IRAN or len(mine) < 2 or len(yours) < 2:
        return False
    return [fold(name, language) for name in mine] == [fold(name, language) for name in yours]
