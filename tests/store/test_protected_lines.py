"""Over a network the server has to prove itself: a real server with TLS, the office's own authority, and strangers."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from desktop.errors import BadInputError, UnreachableError, UserError
from desktop.operations.databases import CERTIFICATE, Place, server_place, try_place
from desktop.store.server import open_server
from desktop.store.server_address import address_of, connection_words, parts_of
from tests.certificates import Authority
from tests.servers import ACCOUNT, PASSWORD, Server, is_left_out

ONE, OTHER = (f"127.{lot.randint(1, 250)}.{lot.randint(1, 250)}.7" for lot in (Random(), Random()))


@pytest.fixture
def database_kind() -> None:
    """Take the place of the run on both databases: a file has no line."""


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority("office")


@pytest.fixture(scope="module")
def far(authority: Authority) -> Iterator[Server]:
    """Give a server that listens at two addresses of a network and has a certificate for the first."""
    if is_left_out():
        pytest.skip("left out: --without postgresql")
    made = Server()
    made.listen(f"{ONE},{OTHER}", *authority.certify(ONE))
    yield made
    made.remove()


@pytest.fixture(scope="module")
def database(far: Server) -> str:
    return far.new_database()


def refusal(place: Place) -> str:
    """Return the code of the sentence that a place is refused with."""
    with pytest.raises(UserError) as caught:
        try_place(place)
    return caught.value.code


def place(server: str, database: str, password: str = PASSWORD, certificate: bytes | None = None) -> Place:
    name = "" if certificate is None else CERTIFICATE
    return Place(
        address=address_of(server, database, ACCOUNT, name), password=password, certificate=certificate
    )


def test_the_authority_of_the_office_lets_in_and_every_other_is_refused(
    far: Server, authority: Authority, database: str, tmp_path: Path
) -> None:
    (tmp_path / "ca.pem").write_bytes(authority.certificate)
    own = server_place(ONE, database, ACCOUNT, PASSWORD, tmp_path / "ca.pem")
    try_place(own)
    own.lay_certificate(tmp_path)
    engine = open_server(own.address, PASSWORD, tmp_path)
    with engine.connect() as connection:
        used = connection.exec_driver_sql("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").scalar()
    engine.dispose()
    assert used is True
    stranger = Authority("stranger").certificate
    assert refusal(place(ONE, database, certificate=stranger)) == "E_CERTIFICATE"
    assert refusal(place(ONE, database)) == "E_CERTIFICATE"  # those that the system trusts
    assert refusal(place(OTHER, database, certificate=authority.certificate)) == "E_CERTIFICATE_NAME"
    assert refusal(Place(address=own.address, password=PASSWORD)) == "E_CERTIFICATE_FILE"
    assert refusal(place(ONE, database, "wrong", authority.certificate)) == "E_NOT_LET_IN"
    assert refusal(place(ONE, "nowhere", certificate=authority.certificate)) == "E_NO_DATABASE"


def test_a_certificate_that_ran_out_is_refused(far: Server, authority: Authority, database: str) -> None:
    far.listen(ONE, *authority.certify(ONE, days=-1))
    try:
        assert refusal(place(ONE, database, certificate=authority.certificate)) == "E_CERTIFICATE"
    finally:
        far.listen(f"{ONE},{OTHER}", *authority.certify(ONE))


def test_a_line_in_clear_is_neither_asked_for_nor_taken(
    far: Server, authority: Authority, database: str, tmp_path: Path
) -> None:
    for mode in ("disable", "prefer", "require", "verify-ca"):
        with pytest.raises(BadInputError) as caught:
            connection_words(f"{address_of(ONE, database, ACCOUNT)}?sslmode={mode}", tmp_path)
        assert caught.value.code == "E_TLS"
    far.listen_in_clear()
    try:
        assert refusal(place(ONE, database, certificate=authority.certificate)) == "E_TLS"
    finally:
        far.listen(f"{ONE},{OTHER}", *authority.certify(ONE))


def test_a_server_that_is_not_there_is_named(database: str) -> None:
    assert refusal(place("db.office.invalid", database)) == "E_ADDRESS"
    assert refusal(place(f"{ONE}:1", database)) == "E_SERVER"
    with pytest.raises(UnreachableError, match="spelt"):
        try_place(place("db.office.invalid", database))


def test_an_address_is_put_together_and_taken_apart_again() -> None:
    for parts in (
        ("db.office.example:5433", "wasl", "wasl"),
        ("10.0.0.7", "القاعدة", "حساب"),
        ("/run/pg", "a b", "c@d"),
    ):
        assert parts_of(address_of(*parts)) == parts


@pytest.mark.parametrize("parts", [("", "wasl", "wasl"), ("db", "", "wasl"), ("db", "wasl", "")])
def test_an_address_that_lacks_a_part_is_refused(parts: tuple[str, str, str]) -> None:
    with pytest.raises(BadInputError):
        server_place(*parts, PASSWORD)


def test_a_file_without_a_certificate_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear colleague")
    for path in (tmp_path / "letter.txt", tmp_path / "missing", tmp_path):
        with pytest.raises(BadInputError) as caught:
            server_place("db", "wasl", "wasl", "x", path)
        assert caught.value.code == "E_CERTIFICATE_FILE"
