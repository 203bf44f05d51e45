"""Programmes, who belongs to them, what families received."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import only

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _programme()
    _programme_stage()
    _benefit()
    _programme_membership()


def _programme() -> None:
    op.create_table(
        "programme",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aid_kind", sa.String(length=40), nullable=False),
        sa.Column("agency_code", sa.String(length=20), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("target", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("remark", sa.String(), server_default="", nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("kind in ('programme', 'campaign')", name=op.f("ck_programme_kind")),
        sa.CheckConstraint(
            "ends_on is null or starts_on is null or ends_on >= starts_on", name=op.f("ck_programme_dates")
        ),
        sa.CheckConstraint("target is null or target > 0", name=op.f("ck_programme_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("code", name=op.f("uq_programme_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_programme_uid")),
    )


def _programme_stage() -> None:
    op.create_table(
        "programme_stage",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("programme_code", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("kind in ('phase', 'period')", name=op.f("ck_programme_stage_kind")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_programme_stage_named")),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_programme_stage_dates")),
        sa.ForeignKeyConstraint(
            ["programme_code"], ["programme.code"], name=op.f("fk_programme_stage_programme_code_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_stage")),
        sa.UniqueConstraint("uid", name=op.f("uq_programme_stage_uid")),
    )
    with op.batch_alter_table("programme_stage", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_programme_stage_programme_code"), ["programme_code"], unique=False
        )


def _benefit() -> None:
    op.create_table(
        "benefit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_code", sa.String(length=20), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("source_line", sa.String(length=40), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("aid_kind", sa.String(length=40), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
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


def _programme_membership() -> None:
    op.create_table(
        "programme_membership",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("programme_code", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("number", sa.String(length=20), server_default="", nullable=False),
        sa.Column("card_digits", sa.String(length=4), server_default="", nullable=False),
        sa.Column("source", sa.String(length=40), server_default="", nullable=False),
        sa.Column("state_since", sa.Date(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_how", sa.String(length=12), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "state <> 'active' or told_on is null", name=op.f("ck_programme_membership_told_of_something")
        ),
        sa.CheckConstraint("state = 'active' or reason <> ''", name=op.f("ck_programme_membership_reason")),
        sa.CheckConstraint(
            "state in ('active', 'suspended', 'exited')", name=op.f("ck_programme_membership_state")
        ),
        sa.CheckConstraint(
            "told_how in ('letter', 'in_person', 'phone')", name=op.f("ck_programme_membership_told_how")
        ),
        sa.CheckConstraint(
            "(told_on is null) = (told_how is null)", name=op.f("ck_programme_membership_told")
        ),
        sa.CheckConstraint("length(card_digits) in (0, 4)", name=op.f("ck_programme_membership_card_digits")),
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
        batch_op.create_index(
            "uq_programme_membership_current",
            ["programme_code", "household_id"],
            unique=True,
            **only("state <> 'exited'"),
        )
