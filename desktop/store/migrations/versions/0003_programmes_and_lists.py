"""Programmes, approved lists and distributions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _approved_list()
    _programme()
    _distribution()
    _benefit()
    _list_line()
    _programme_membership()
    _distribution_line()


def _approved_list() -> None:
    op.create_table(
        "approved_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("number", sa.String(length=30), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("aid_kind", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=False),
        sa.Column("criteria", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("approved_at", sa.DateTime(), nullable=True),
        sa.Column("asked_by", sa.String(length=26), nullable=False),
        sa.Column("approved_by", sa.String(length=26), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'approved' or (number is not null and digest <> '')",
            name=op.f("ck_approved_list_frozen"),
        ),
        sa.CheckConstraint(
            "state in ('draft', 'asked', 'approved', 'cancelled')", name=op.f("ck_approved_list_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approved_list")),
        sa.UniqueConstraint("number", "edition", name=op.f("uq_approved_list_number_edition")),
        sa.UniqueConstraint("uid", name=op.f("uq_approved_list_uid")),
    )


def _programme() -> None:
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aid_kind", sa.String(length=40), nullable=False),
        sa.Column("agency_code", sa.String(length=20), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("code", name=op.f("uq_programme_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_programme_uid")),
    )


def _distribution() -> None:
    op.create_table(
        "distribution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("aid_kind", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("committee", sa.String(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("returned", sa.Integer(), nullable=False),
        sa.Column("damaged", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("prints", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state in ('planned', 'open', 'closed')", name=op.f("ck_distribution_state")),
        sa.CheckConstraint(
            "received >= 0 and returned >= 0 and damaged >= 0 and missing >= 0",
            name=op.f("ck_distribution_stock"),
        ),
        sa.ForeignKeyConstraint(
            ["list_id"], ["approved_list.id"], name=op.f("fk_distribution_list_id_approved_list")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distribution")),
        sa.UniqueConstraint("number", name=op.f("uq_distribution_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_distribution_uid")),
    )
    with op.batch_alter_table("distribution", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_distribution_list_id"), ["list_id"], unique=False)


def _benefit() -> None:
    op.create_table(
        "benefit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("agency_code", sa.String(length=20), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("aid_kind", sa.String(length=40), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("source_line", sa.String(length=40), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_benefit_household_id_household")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benefit")),
        sa.UniqueConstraint("uid", name=op.f("uq_benefit_uid")),
    )
    with op.batch_alter_table("benefit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_benefit_household_id"), ["household_id"], unique=False)
        batch_op.create_index("ix_benefit_source", ["source"], unique=False)
        batch_op.create_index("uq_benefit_source_line", ["source", "source_line"], unique=True)


def _list_line() -> None:
    op.create_table(
        "list_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("person_uid", sa.String(length=26), nullable=False),
        sa.Column("household_code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("father_name", sa.String(), nullable=False),
        sa.Column("national_id", sa.String(length=20), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("share", sa.String(length=20), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_list_line_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["list_id"], ["approved_list.id"], name=op.f("fk_list_line_list_id_approved_list")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_line")),
        sa.UniqueConstraint("list_id", "household_id", name=op.f("uq_list_line_list_id_household_id")),
        sa.UniqueConstraint("list_id", "position", name=op.f("uq_list_line_list_id_position")),
        sa.UniqueConstraint("uid", name=op.f("uq_list_line_uid")),
    )
    with op.batch_alter_table("list_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_list_line_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_list_line_list_id"), ["list_id"], unique=False)


def _programme_membership() -> None:
    op.create_table(
        "programme_membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("programme_code", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state = 'active' or reason <> ''", name=op.f("ck_programme_membership_reason")),
        sa.CheckConstraint(
            "state in ('active', 'suspended', 'exited')", name=op.f("ck_programme_membership_state")
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_programme_membership_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["programme_code"],
            ["programme.code"],
            name=op.f("fk_programme_membership_programme_code_programme"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_membership")),
        sa.UniqueConstraint("uid", name=op.f("uq_programme_membership_uid")),
    )
    with op.batch_alter_table("programme_membership", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_programme_membership_household_id"), ["household_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_programme_membership_programme_code"), ["programme_code"], unique=False
        )


def _distribution_line() -> None:
    op.create_table(
        "distribution_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("list_line_id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(length=10), nullable=False),
        sa.Column("agent_name", sa.String(), nullable=False),
        sa.Column("agent_relation", sa.String(), nullable=False),
        sa.Column("agent_id", sa.String(length=20), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=True),
        sa.Column("entered_by", sa.String(length=26), nullable=True),
        sa.ForeignKeyConstraint(
            ["distribution_id"],
            ["distribution.id"],
            name=op.f("fk_distribution_line_distribution_id_distribution"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_distribution_line_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["list_line_id"], ["list_line.id"], name=op.f("fk_distribution_line_list_line_id_list_line")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distribution_line")),
        sa.UniqueConstraint(
            "distribution_id", "household_id", name=op.f("uq_distribution_line_distribution_id_household_id")
        ),
        sa.UniqueConstraint(
            "distribution_id", "position", name=op.f("uq_distribution_line_distribution_id_position")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_distribution_line_uid")),
    )
    with op.batch_alter_table("distribution_line", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_distribution_line_distribution_id"), ["distribution_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_distribution_line_household_id"), ["household_id"], unique=False)
