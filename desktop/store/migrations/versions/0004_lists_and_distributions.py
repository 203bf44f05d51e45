"""Approved lists and distributions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _approved_list()
    _distribution()
    _list_exclusion()
    _list_line()
    _distribution_line()


def _approved_list() -> None:
    op.create_table(
        "approved_list",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("aid_kind", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=False),
        sa.Column("number", sa.String(length=30), nullable=True),
        sa.Column("edition", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("criteria", sa.String(), nullable=False),
        sa.Column("portion", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("portion_rule", sa.String(length=10), nullable=False),
        sa.Column("families", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("approved_at", sa.DateTime(), nullable=True),
        sa.Column("is_delayed", sa.Boolean(), nullable=False),
        sa.Column("asked_by", sa.String(length=26), nullable=False),
        sa.Column("approved_by", sa.String(length=26), nullable=False),
        sa.Column("cancelled_reason", sa.String(), nullable=False),
        sa.Column("areas", sa.String(), nullable=False),
        sa.Column("prints", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reserve_from", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kit", sa.String(), nullable=False),
        sa.Column("digest_now", sa.String(length=64), nullable=False),
        sa.Column("came_in", sa.String(length=26), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "approved_by = '' or approved_by <> asked_by or is_delayed",
            name=op.f("ck_approved_list_maker_is_not_checker"),
        ),
        sa.CheckConstraint(
            "portion_rule in ('family', 'member') and portion > 0", name=op.f("ck_approved_list_portion")
        ),
        sa.CheckConstraint(
            "state <> 'approved' or (number is not null and digest <> '')",
            name=op.f("ck_approved_list_frozen"),
        ),
        sa.CheckConstraint(
            "state <> 'cancelled' or cancelled_reason <> ''",
            name=op.f("ck_approved_list_cancelled_with_reason"),
        ),
        sa.CheckConstraint(
            "state in ('draft', 'asked', 'approved', 'cancelled')", name=op.f("ck_approved_list_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approved_list")),
        sa.UniqueConstraint("number", "edition", name=op.f("uq_approved_list_number_edition")),
        sa.UniqueConstraint("uid", name=op.f("uq_approved_list_uid")),
    )
    with op.batch_alter_table("approved_list", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approved_list_came_in"), ["came_in"], unique=False)


def _distribution() -> None:
    op.create_table(
        "distribution",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("list_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("aid_kind", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("families", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("received", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("received_from", sa.String(), nullable=False),
        sa.Column("committee", sa.String(), nullable=False),
        sa.Column("share", sa.String(length=20), nullable=True),
        sa.Column("reserve_reason", sa.String(), nullable=False),
        sa.Column("returned", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("damaged", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("missing", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("prints", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("is_by_village", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_head", sa.String(), nullable=False),
        sa.Column("minutes_number", sa.String(length=30), nullable=False),
        sa.Column("minutes_prints", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("voided_reason", sa.String(), nullable=False),
        sa.Column("sent_in", sa.String(length=26), nullable=True),
        sa.Column("reported_in", sa.String(length=26), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "state <> 'voided' or voided_reason <> ''", name=op.f("ck_distribution_voided_with_reason")
        ),
        sa.CheckConstraint(
            "state in ('planned', 'open', 'closed', 'voided')", name=op.f("ck_distribution_state")
        ),
        sa.CheckConstraint("last_day >= day", name=op.f("ck_distribution_days_in_order")),
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
        batch_op.create_index(batch_op.f("ix_distribution_sent_in"), ["sent_in"], unique=False)


def _list_exclusion() -> None:
    op.create_table(
        "list_exclusion",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("list_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("household_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("is_taken", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_list_exclusion_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["list_id"], ["approved_list.id"], name=op.f("fk_list_exclusion_list_id_approved_list")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_exclusion")),
        sa.UniqueConstraint("list_id", "household_id", name=op.f("uq_list_exclusion_list_id_household_id")),
    )
    with op.batch_alter_table("list_exclusion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_list_exclusion_household_id"), ["household_id"], unique=False)


def _list_line() -> None:
    op.create_table(
        "list_line",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("list_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("household_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_uid", sa.String(length=26), nullable=False),
        sa.Column("household_code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("national_id", sa.String(length=20), nullable=False),
        sa.Column("members", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("father_name", sa.String(), nullable=False),
        sa.Column("share", sa.String(length=20), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_list_line_quantity")),
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
        batch_op.create_index("ix_list_line_name_key", ["list_id", "name_key"], unique=False)


def _distribution_line() -> None:
    op.create_table(
        "distribution_line",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("distribution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("list_line_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("household_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("result", sa.String(length=10), nullable=False),
        sa.Column("agent_name", sa.String(), nullable=False),
        sa.Column("agent_relation", sa.String(), nullable=False),
        sa.Column("agent_id", sa.String(length=20), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=True),
        sa.Column("entered_by", sa.String(length=26), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "result <> 'by_agent' or agent_name <> ''", name=op.f("ck_distribution_line_agent_named")
        ),
        sa.CheckConstraint(
            "result in ('pending', 'received', 'by_agent', 'absent', 'refused', 'deceased', 'moved')",
            name=op.f("ck_distribution_line_result"),
        ),
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
        batch_op.create_index(batch_op.f("ix_distribution_line_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_distribution_line_list_line_id"), ["list_line_id"], unique=False)
        batch_op.create_index(
            "ix_distribution_line_result", ["distribution_id", "result", "quantity"], unique=False
        )
