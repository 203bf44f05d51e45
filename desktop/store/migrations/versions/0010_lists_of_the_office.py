"""Spellings of areas, parts of kits, what went into what; saved views; requests for a second person."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import only

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _approval()
    _code_merge()
    _saved_view()
    _area_spelling()
    _code_move()
    _kit_part()


def _approval() -> None:
    op.create_table(
        "approval",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("subject_uid", sa.String(length=26), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("decided_by", sa.String(length=26), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("is_delayed", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("wait_entry", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("wait_start", sa.String(length=40), nullable=False),
        sa.Column("wait_running_s", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "(state in ('refused', 'done')) = (decided_by is not null)",
            name=op.f("ck_approval_decided_by_somebody"),
        ),
        sa.CheckConstraint(
            "state <> 'refused' or reason <> ''", name=op.f("ck_approval_refused_with_reason")
        ),
        sa.CheckConstraint(
            "state in ('asked', 'refused', 'withdrawn', 'done')", name=op.f("ck_approval_state")
        ),
        sa.CheckConstraint(
            "decided_by is null or decided_by <> created_by or (is_delayed and due_at is not null and decided_at >= due_at)",
            name=op.f("ck_approval_maker_is_not_checker"),
        ),
        sa.CheckConstraint("is_delayed or due_at is null", name=op.f("ck_approval_only_delayed_wait")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint("number", name=op.f("uq_approval_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_approval_uid")),
    )
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.create_index("ix_approval_state", ["state", "id"], unique=False)
        batch_op.create_index("ix_approval_subject", ["kind", "subject_uid"], unique=False)


def _code_merge() -> None:
    op.create_table(
        "code_merge",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("list_name", sa.String(length=20), nullable=False),
        sa.Column("old_code", sa.String(length=40), nullable=False),
        sa.Column("new_code", sa.String(length=40), nullable=False),
        sa.Column("moved", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undone_by", sa.String(length=26), nullable=False),
        sa.Column("left", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("(undone_at is null) = (undone_by = '')", name=op.f("ck_code_merge_undone")),
        sa.CheckConstraint("old_code <> new_code", name=op.f("ck_code_merge_two_codes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_merge")),
        sa.UniqueConstraint("uid", name=op.f("uq_code_merge_uid")),
    )
    with op.batch_alter_table("code_merge", schema=None) as batch_op:
        batch_op.create_index("ix_code_merge_old", ["list_name", "old_code"], unique=False)


def _saved_view() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("page", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_saved_view_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("uid", name=op.f("uq_saved_view_uid")),
    )
    with op.batch_alter_table("saved_view", schema=None) as batch_op:
        batch_op.create_index(
            "uq_saved_view_name",
            ["page", "created_by", "name"],
            unique=True,
            **only("not is_closed"),
        )


def _area_spelling() -> None:
    op.create_table(
        "area_spelling",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("area_code", sa.String(length=20), nullable=False),
        sa.Column("spelling", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.Column("noted_by", sa.String(length=26), nullable=False),
        sa.Column("is_struck", sa.Boolean(), nullable=False),
        sa.CheckConstraint("trim(spelling) <> ''", name=op.f("ck_area_spelling_spelled")),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"], name=op.f("fk_area_spelling_area_code_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_spelling")),
        sa.UniqueConstraint("area_code", "key", name=op.f("uq_area_spelling_area_code_key")),
    )
    with op.batch_alter_table("area_spelling", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_area_spelling_key"), ["key"], unique=False)


def _code_move() -> None:
    op.create_table(
        "code_move",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("merge_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("column_name", sa.String(length=40), nullable=False),
        sa.Column("old", sa.String(), nullable=False),
        sa.Column("new", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["merge_id"], ["code_merge.id"], name=op.f("fk_code_move_merge_id_code_merge")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_move")),
    )
    with op.batch_alter_table("code_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_code_move_merge_id"), ["merge_id"], unique=False)


def _kit_part() -> None:
    op.create_table(
        "kit_part",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.CheckConstraint("trim(item) <> ''", name=op.f("ck_kit_part_named")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_kit_part_quantity")),
        sa.ForeignKeyConstraint(["code_id"], ["code.id"], name=op.f("fk_kit_part_code_id_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kit_part")),
        sa.UniqueConstraint("code_id", "position", name=op.f("uq_kit_part_code_id_position")),
    )
