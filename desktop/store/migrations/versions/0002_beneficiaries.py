"""Households, persons and their categories."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import only
from desktop.store.search_schema import create_search

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _household()
    _person()
    _category_assignment()
    create_search(op.get_bind())


def _household() -> None:
    op.create_table(
        "household",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("code_sort", sa.LargeBinary(), nullable=False),
        sa.Column("area_code", sa.String(length=20), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("place_key", sa.String(), server_default="", nullable=False),
        sa.Column("place_sort", sa.LargeBinary(), nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("landmark", sa.String(), server_default="", nullable=False),
        sa.Column("postal_code", sa.String(length=10), server_default="", nullable=False),
        sa.Column("members_declared", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("closed_reason", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("import_uid", sa.String(length=26), nullable=True),
        sa.Column("closed_kind", sa.String(length=12), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("split_from_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("housing_kind", sa.String(length=16), nullable=True),
        sa.Column("housing_state", sa.String(length=16), nullable=True),
        sa.Column("utilities", sa.String(), server_default="", nullable=False),
        sa.Column("assets", sa.String(), server_default="", nullable=False),
        sa.Column("income_total", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("income_currency", sa.String(length=3), server_default="", nullable=False),
        sa.Column("researched_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("erased_at", sa.DateTime(), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "(income_total is null) = (income_currency = '')", name=op.f("ck_household_income_in_a_currency")
        ),
        sa.CheckConstraint(
            "closed_kind in ('died', 'moved', 'married_out', 'duplicate', 'refused', 'graduated', "
            "'not_entitled', 'false_data', 'other')",
            name=op.f("ck_household_closed_kind"),
        ),
        sa.CheckConstraint(
            "erased_at is null or (state = 'closed' and place = '' and address = '' and notes = '')",
            name=op.f("ck_household_erased_is_empty"),
        ),
        sa.CheckConstraint(
            "housing_kind in ('owned', 'rented', 'with_relatives', 'lent', 'informal', 'none')",
            name=op.f("ck_household_housing_kind"),
        ),
        sa.CheckConstraint(
            "housing_state in ('sound', 'needs_repair', 'unfit')", name=op.f("ck_household_housing_state")
        ),
        sa.CheckConstraint(
            "state <> 'closed' or closed_reason <> ''", name=op.f("ck_household_closed_with_reason")
        ),
        sa.CheckConstraint("income_total is null or income_total >= 0", name=op.f("ck_household_income")),
        sa.CheckConstraint(
            "members_declared is null or members_declared between 1 and 60", name=op.f("ck_household_members")
        ),
        sa.CheckConstraint(
            "review_on is null or researched_on is null or review_on >= researched_on",
            name=op.f("ck_household_review"),
        ),
        sa.CheckConstraint("split_from_id is null or split_from_id < id", name=op.f("ck_household_no_loop")),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"], name=op.f("fk_household_area_code_area")),
        sa.ForeignKeyConstraint(
            ["split_from_id"], ["household.id"], name=op.f("fk_household_split_from_id_household")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
        sa.UniqueConstraint("code", name=op.f("uq_household_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_household_uid")),
    )
    with op.batch_alter_table("household", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_household_area_code"), ["area_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_household_import_uid"), ["import_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_household_place_key"), ["place_key"], unique=False)
        batch_op.create_index("ix_household_place_sort", ["place_sort"], unique=False)
        batch_op.create_index("ix_household_code_sort", ["code_sort"], unique=False)
        batch_op.create_index(
            "ix_household_split_from_id", ["split_from_id"], **only("split_from_id is not null")
        )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("relation", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("name_parts", sa.String(), nullable=False),
        sa.Column("sort_key", sa.LargeBinary(), nullable=False),
        sa.Column("sex", sa.String(length=6), nullable=True),
        sa.Column("national_id", sa.String(length=20), nullable=False),
        sa.Column("id_state", sa.String(length=10), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("birth_precision", sa.String(length=5), nullable=False),
        sa.Column("birth_area", sa.String(length=20), nullable=False),
        sa.Column("father_name", sa.String(), nullable=False),
        sa.Column("mother_name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("closed_reason", sa.String(), nullable=False),
        sa.Column("deceased_on", sa.Date(), nullable=True),
        sa.Column("closed_kind", sa.String(length=12), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("latin_name", sa.String(), server_default="", nullable=False),
        sa.Column("phone_owner", sa.String(length=12), nullable=True),
        sa.Column("second_phone", sa.String(length=20), server_default="", nullable=False),
        sa.Column("second_phone_owner", sa.String(length=12), nullable=True),
        sa.Column("marital_state", sa.String(length=12), nullable=True),
        sa.Column("education", sa.String(length=16), nullable=True),
        sa.Column("school_state", sa.String(length=12), nullable=True),
        sa.Column("work_state", sa.String(length=16), nullable=True),
        sa.Column("occupation", sa.String(), server_default="", nullable=False),
        sa.Column("income_band", sa.String(length=40), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("(national_id = '') = (id_state = 'none')", name=op.f("ck_person_id_and_state")),
        sa.CheckConstraint(
            "closed_kind in ('died', 'moved', 'married_out', 'duplicate', 'refused', 'graduated', "
            "'not_entitled', 'false_data', 'other')",
            name=op.f("ck_person_closed_kind"),
        ),
        sa.CheckConstraint(
            "education in ('none', 'literate', 'primary', 'lower_secondary', 'secondary', 'diploma', 'university')",
            name=op.f("ck_person_education"),
        ),
        sa.CheckConstraint(
            "id_state in ('ok', 'warned', 'disputed', 'temporary', 'none')", name=op.f("ck_person_id_state")
        ),
        sa.CheckConstraint(
            "marital_state in ('single', 'married', 'widowed', 'divorced', 'abandoned')",
            name=op.f("ck_person_marital_state"),
        ),
        sa.CheckConstraint(
            "phone_owner in ('own', 'family', 'neighbour', 'other')", name=op.f("ck_person_phone_owner")
        ),
        sa.CheckConstraint(
            "school_state in ('attending', 'left', 'never', 'finished')", name=op.f("ck_person_school_state")
        ),
        sa.CheckConstraint(
            "second_phone_owner in ('own', 'family', 'neighbour', 'other')",
            name=op.f("ck_person_second_phone_owner"),
        ),
        sa.CheckConstraint(
            "state <> 'closed' or closed_reason <> ''", name=op.f("ck_person_closed_with_reason")
        ),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_person_named")),
        sa.CheckConstraint(
            "work_state in ('employed', 'own_work', 'casual', 'unemployed', 'unable', 'homemaker', 'student', 'retired')",
            name=op.f("ck_person_work_state"),
        ),
        sa.CheckConstraint(
            "deceased_on is null or birth_date is null or deceased_on >= birth_date",
            name=op.f("ck_person_life"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_person_household_id_household")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("uid", name=op.f("uq_person_uid")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index("ix_person_deceased", ["uid"], **only("deceased_on is not null"))
        batch_op.create_index(
            "ix_person_disputed", ["id_state"], **only("id_state = 'disputed' and state <> 'closed'")
        )
        batch_op.create_index(
            "ix_person_birth_date",
            ["birth_date", "relation", "state", "sex", "deceased_on", "household_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_person_household_id",
            ["household_id", "position", "state", "relation", "deceased_on"],
            unique=False,
        )
        batch_op.create_index("ix_person_name_key", ["name_key", "state"], unique=False)
        batch_op.create_index("ix_person_national_id", ["national_id"], unique=False)
        batch_op.create_index("ix_person_phone", ["phone"], unique=False)
        batch_op.create_index("ix_person_second_phone", ["second_phone"], **only("second_phone <> ''"))
        batch_op.create_index(
            "ix_person_sort_key", ["sort_key", "id", "state", "relation", "household_id"], unique=False
        )
        batch_op.create_index("ix_person_updated_at", ["updated_at"], **only("updated_at is not null"))
        batch_op.create_index(
            "uq_person_live_head",
            ["household_id"],
            unique=True,
            **only("relation = 'head' and state <> 'closed'"),
        )
        batch_op.create_index(
            "uq_person_live_national_id",
            ["national_id"],
            unique=True,
            **only("id_state in ('ok', 'warned') and state <> 'closed'"),
        )


def _category_assignment() -> None:
    op.create_table(
        "category_assignment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("seen_by", sa.String(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("seen_by = '' or evidence <> ''", name=op.f("ck_category_assignment_seen")),
        sa.CheckConstraint(
            "valid_to is null or valid_to >= valid_from", name=op.f("ck_category_assignment_dates")
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_category_assignment_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_category_assignment_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category_assignment")),
        sa.UniqueConstraint("uid", name=op.f("uq_category_assignment_uid")),
    )
    with op.batch_alter_table("category_assignment", schema=None) as batch_op:
        batch_op.create_index("ix_category_assignment_code", ["code"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_category_assignment_household_id"), ["household_id"], unique=False
        )
        batch_op.create_index(
            "ix_category_assignment_person_id", ["person_id"], **only("person_id is not null")
        )
        batch_op.create_index(
            "uq_category_assignment_household",
            ["household_id", "code"],
            unique=True,
            **only("person_id is null and valid_to is null"),
        )
        batch_op.create_index(
            "uq_category_assignment_person",
            ["person_id", "code"],
            unique=True,
            **only("person_id is not null and valid_to is null"),
        )
