"""Hostile packages whose file, seal, container or signature is not as it must be."""

import io
import tarfile
from collections.abc import Callable
from typing import Any

from desktop.exchange import signing
from tests.exchange.forge import Forgery, Members, renamed
from tests.exchange.workshop import RECIPIENT, SENDER, STRANGER

P = "data/persons.csv.gz"


def insert_member(place: int, name: str, data: bytes = b"x") -> Callable[[Members], Members]:
    """Put a further member into the container."""

    def alter(members: Members) -> Members:
        return [*members[:place], (name, data), *members[place:]]

    return alter


def by_tarfile(**facts: Any) -> Callable[[bytes], bytes]:
    """Write the container again with other facts about its table, as tar tools can."""

    def alter(tar: bytes) -> bytes:
        out = io.BytesIO()
        with (
            tarfile.open(fileobj=io.BytesIO(tar)) as old,
            tarfile.open(fileobj=out, mode="w", format=facts.pop("format", tarfile.USTAR_FORMAT)) as new,
        ):
            for entry in old:
                content = old.extractfile(entry)
                assert content is not None
                for name, value in facts.items():
                    if entry.name == P:
                        setattr(entry, name, value)
                new.addfile(entry, None if facts.get("type") else content)
        return out.getvalue()

    return alter


def resigned(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """Alter an honest signature."""
    return lambda text: change(signing.sign(text, SENDER.keys))


def flipped(data: bytes, place: int) -> bytes:
    """Return the data with one bit turned."""
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


CONTAINERS: dict[str, tuple[str, Forgery]] = {
    # the file and its seal
    "empty file": ("E_SIZE", Forgery(seal=lambda _: b"")),
    "one byte": ("E_TRUNCATED", Forgery(seal=lambda data: data[:1])),
    "a zip file": ("E_NOT_AGE", Forgery(seal=lambda data: b"PK\x03\x04" + data)),
    "armored copy": ("E_NOT_AGE", Forgery(seal=lambda data: b"-----BEGIN AGE ENCRYPTED FILE-----\n" + data)),
    "byte-order mark first": ("E_NOT_AGE", Forgery(seal=lambda data: b"\xef\xbb\xbf" + data)),
    "age version two": ("E_NOT_AGE", Forgery(seal=lambda data: data.replace(b"org/v1", b"org/v2", 1))),
    "scrypt stanza": (
        "E_AGE_HEADER",
        Forgery(seal=lambda data: data.replace(b"-> X25519 ", b"-> scrypt ", 1)),
    ),
    "carriage returns in the header": (
        "E_AGE_HEADER",
        Forgery(seal=lambda data: data.replace(b"\n---", b"\r\n---", 1)),
    ),
    "header cut": ("E_TRUNCATED", Forgery(seal=lambda data: data[:100])),
    "cut after the header": ("E_TRUNCATED", Forgery(seal=lambda data: data[: data.index(b"\n---") + 52])),
    "cut in the middle": ("E_DAMAGED", Forgery(seal=lambda data: data[: len(data) // 2])),
    "last byte missing": ("E_DAMAGED", Forgery(seal=lambda data: data[:-1])),
    "one byte appended": ("E_DAMAGED", Forgery(seal=lambda data: data + b"x")),
    "one bit turned": ("E_DAMAGED", Forgery(seal=lambda data: flipped(data, -100 + len(data)))),
    "for another office": ("E_NOT_FOR_US", Forgery(recipient=STRANGER.keys)),
    # the container
    "not a container": ("E_CONTAINER", Forgery(tar=lambda _: b"hello" * 200)),
    "nothing inside": ("E_CONTAINER", Forgery(tar=lambda _: b"")),
    "manifest second": ("E_CONTAINER", Forgery(members=lambda m: [m[1], m[0], m[2]])),
    "manifest under another name": ("E_CONTAINER", Forgery(members=renamed(0, "./datapackage.json"))),
    "no signature": ("E_CONTAINER", Forgery(members=lambda m: [m[0], m[2]])),
    "no table": ("E_CONTAINER", Forgery(members=lambda m: m[:2])),
    "two tables of one name": ("E_TRAILING", Forgery(members=lambda m: [*m, m[2]])),
    "further member": ("E_TRAILING", Forgery(members=insert_member(3, "note.txt"))),
    "further member between": ("E_CONTAINER", Forgery(members=insert_member(2, "note.txt"))),
    "other mode": ("E_CONTAINER", Forgery(tar=by_tarfile(mode=0o755))),
    "other owner": ("E_CONTAINER", Forgery(tar=by_tarfile(uid=1000))),
    "a user name": ("E_CONTAINER", Forgery(tar=by_tarfile(uname="root"))),
    "a time": ("E_CONTAINER", Forgery(tar=by_tarfile(mtime=1))),
    "symbolic link": ("E_CONTAINER", Forgery(tar=by_tarfile(type=tarfile.SYMTYPE, linkname="/etc/passwd"))),
    "hard link": ("E_CONTAINER", Forgery(tar=by_tarfile(type=tarfile.LNKTYPE, linkname="x"))),
    "folder": ("E_CONTAINER", Forgery(tar=by_tarfile(type=tarfile.DIRTYPE))),
    "pax container": (
        "E_CONTAINER",
        Forgery(tar=by_tarfile(format=tarfile.PAX_FORMAT, pax_headers={"comment": "x"})),
    ),
    "padding that is not zero": ("E_CONTAINER", Forgery(tar=lambda tar: flipped(tar, tar.index(b"}\0") + 2))),
    "one ending block": ("E_TRAILING", Forgery(tar=lambda tar: tar[:-512])),
    "three ending blocks": ("E_TRAILING", Forgery(tar=lambda tar: tar + bytes(512))),
    "bytes after the ending": ("E_TRAILING", Forgery(tar=lambda tar: tar + b"x")),
    "manifest of two megabytes": ("E_MEMBER_SIZE", Forgery(text=lambda text: text + b" " * (2 << 20))),
    "signature of five kilobytes": ("E_MEMBER_SIZE", Forgery(sign=lambda _: b"x" * 5000)),
    "size in another base": ("E_CONTAINER", Forgery(tar=lambda tar: tar[:124] + b"\x80" + tar[125:])),
    # the signature
    "no signature inside": ("E_SIGNATURE", Forgery(sign=lambda _: b"")),
    "signature of another text": ("E_SIGNATURE", Forgery(sign=lambda _: signing.sign(b"x", SENDER.keys))),
    "signature of another kind": (
        "E_SIGNATURE",
        Forgery(sign=lambda text: signing.sign(text, SENDER.keys, "wasl-audit-v1")),
    ),
    "signature with a further line feed": ("E_SIGNATURE", Forgery(sign=resigned(lambda s: s + b"\n"))),
    "signature in one line": (
        "E_SIGNATURE",
        Forgery(sign=resigned(lambda s: s[:30] + s[30:-27].replace(b"\n", b"") + s[-27:])),
    ),
    "signature that is not base64": (
        "E_SIGNATURE",
        Forgery(sign=resigned(lambda s: s.replace(b"U1NI", b"U1N!"))),
    ),
    "signature of a stranger": (
        "E_SIGNER_UNKNOWN",
        Forgery(sign=lambda text: signing.sign(text, STRANGER.keys)),
    ),
    "our own package": ("E_RECIPIENT", Forgery(sign=lambda text: signing.sign(text, RECIPIENT.keys))),
}
