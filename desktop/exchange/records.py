"""The kinds of rows that travel: persons, shares of a distribution and their results, receipts, terms of a memorandum.

A released definition is never altered; a change is a new version with a new name.
"""

from desktop.exchange.schema import Family, Field, Table
from desktop.models.memorandum import Profile

_ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}"
_SHA256 = "[0-9a-f]{64}"
_CODE = "[a-z0-9][a-z0-9_.:-]{0,39}"
_AREA = "[A-Za-z0-9][A-Za-z0-9._-]{0,19}"
_ID_NUMBER = "(?:[0-9A-Z]{1,20}|T-[a-z0-9-]{2,20}-[0-9]{1,9})"
_RELATIONS = (
    "head",
    "spouse",
    "son",
    "daughter",
    "father",
    "mother",
    "brother",
    "sister",
    "grandchild",
    "other",
)
_P3 = Profile.P3


def _uid(name: str, *, required: bool = True) -> Field:
    return Field(name=name, pattern=_ULID, max_chars=26, is_required=required, is_technical=True)


PERSONS = Family(
    id="persons/1",
    tables=(
        Table(
            name="persons",
            key="uid",
            fields=(
                _uid("uid"),
                Field(name="name", max_chars=200, is_required=True),
                Field(name="id_number", pattern=_ID_NUMBER, max_chars=32),
                Field(name="id_kind", choices=("national", "temporary", "passport", "other")),
                Field(name="area_code", pattern=_AREA, max_chars=20),
                Field(name="area_name", max_chars=200),
                Field(name="programme", max_chars=80),
                Field(name="period_from", type="date"),
                Field(name="period_to", type="date"),
                Field(name="household_uid", pattern=_ULID, max_chars=26, profile=_P3, is_technical=True),
                Field(name="household_code", max_chars=40, profile=_P3),
                Field(name="relation", choices=_RELATIONS, profile=_P3),
                Field(name="sex", choices=("male", "female"), profile=_P3),
                Field(name="birth_date", type="date", profile=_P3),
                Field(name="birth_precision", choices=("day", "month", "year"), profile=_P3),
                Field(name="father_name", max_chars=200, profile=_P3),
                Field(name="mother_name", max_chars=200, profile=_P3),
                Field(name="phone", pattern=r"\+?[0-9]{3,20}", max_chars=21, profile=_P3),
                Field(name="place", max_chars=200, profile=_P3),
                Field(name="address", max_chars=500, profile=_P3),
                Field(name="members", type="integer", minimum=1, maximum=60, profile=_P3),
                Field(
                    name="categories",
                    pattern="[a-z0-9_]{1,40}(?:;[a-z0-9_]{1,40}){0,19}",
                    max_chars=819,
                    profile=_P3,
                    is_sensitive=True,
                ),
            ),
        ),
    ),
)


def _needed(name: str, *, pattern: str = "", most: int = 200) -> Field:
    return Field(name=name, pattern=pattern, max_chars=most, is_required=True, is_technical=True)


def _figure(name: str, *, least: int = 0) -> Field:
    return Field(
        name=name, type="integer", minimum=least, maximum=10**12, is_required=True, is_technical=True
    )


def _day(name: str) -> Field:
    return Field(name=name, type="date", is_required=True, is_technical=True)


SHARE = Family(
    id="distribution-share/1",
    tables=(
        Table(
            name="share",
            key="list_digest",
            fields=(
                _needed("list_digest", pattern=_SHA256, most=64),
                _needed("list_number", most=30),
                _figure("edition", least=1),
                _needed("round", most=30),
                _needed("campaign"),
                _needed("aid_kind", pattern=_CODE, most=40),
                _needed("unit", most=40),
                _needed("place"),
                _day("day"),
                _day("period_from"),
                _day("period_to"),
            ),
        ),
        Table(
            name="lines",
            key="line_uid",
            fields=(_uid("line_uid"), *PERSONS.table("persons").fields, _figure("quantity", least=1)),
        ),
    ),
)

RESULTS = Family(
    id="distribution-result/1",
    tables=(
        Table(
            name="report",
            key="list_digest",
            fields=(
                _needed("list_digest", pattern=_SHA256, most=64),
                _figure("received"),
                _figure("returned"),
                _figure("damaged"),
                _figure("missing"),
            ),
        ),
        Table(
            name="results",
            key="line_uid",
            fields=(
                _uid("line_uid"),
                Field(
                    name="result",
                    choices=("received", "by_agent", "absent", "refused", "deceased", "moved"),
                    is_required=True,
                    is_technical=True,
                ),
                _figure("quantity"),
                _day("day"),
            ),
        ),
    ),
)

RECEIPT = Family(
    id="receipt/1",
    tables=(
        Table(
            name="answer",
            key="manifest_sha256",
            fields=(
                Field(name="manifest_sha256", pattern=_SHA256, max_chars=64, is_required=True),
                _uid("package_id", required=False),
                Field(name="outcome", choices=("accepted", "partly", "refused"), is_required=True),
                Field(name="rows", type="integer", is_required=True),
                Field(name="decided_on", type="date", is_required=True),
            ),
        ),
        Table(
            name="counts",
            key="code",
            fields=(
                Field(name="code", pattern="[A-Za-z][A-Za-z0-9_-]{0,39}", max_chars=40, is_required=True),
                Field(name="count", type="integer", is_required=True),
            ),
        ),
        Table(
            name="rows",
            key="uid",
            fields=(
                _uid("uid"),
                Field(name="code", pattern="[A-Za-z][A-Za-z0-9_-]{0,39}", max_chars=40, is_required=True),
            ),
        ),
    ),
)

MEMORANDUM = Family(
    id="memorandum/1",
    tables=(
        Table(
            name="terms",
            key="path",
            fields=(
                Field(name="path", pattern="(?:/[a-z0-9_]{1,40}){1,10}", max_chars=410, is_required=True),
                # A JSON scalar, or {} or []: quotes come first, so no cell can begin like a formula.
                Field(
                    name="value",
                    pattern=r'(?:"[^\x1f]*"|-?[0-9]{1,16}|true|false|null|\{\}|\[\])',
                    is_required=True,
                ),
            ),
        ),
    ),
)

FAMILIES = {family.id: family for family in (PERSONS, SHARE, RESULTS, RECEIPT, MEMORANDUM)}


def profile_of(table: Table) -> Profile:
    """Return the lowest field profile that lets all columns of the table travel."""
    return max(field.profile for field in table.fields)
