"""Pairs of files that may be one person, what was decided of them, and merges."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _duplicate_run()
    _record_merge()
    _merge_step()
    _merged_record()
    _duplicate_pair()
    _duplicate_decision()


def _duplicate_run() -> None:
    op.create_table(
        "duplicate_run",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.Column("done_up_to", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("persons", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pairs", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("learnt", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicate_run")),
        sa.UniqueConstraint("uid", name=op.f("uq_duplicate_run_uid")),
    )


def _record_merge() -> None:
    op.create_table(
        "record_merge",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("survivor_uid", sa.String(length=26), nullable=False),
        sa.Column("merged_uid", sa.String(length=26), nullable=False),
        sa.Column("survivor_household", sa.String(length=26), nullable=False),
        sa.Column("merged_household", sa.String(length=26), nullable=False),
        sa.Column("is_family", sa.Boolean(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undone_by", sa.String(length=26), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_merge")),
        sa.UniqueConstraint("uid", name=op.f("uq_record_merge_uid")),
    )
    with op.batch_alter_table("record_merge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_record_merge_merged_uid"), ["merged_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_record_merge_survivor_uid"), ["survivor_uid"], unique=False)


def _merge_step() -> None:
    op.create_table(
        "merge_step",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("merge_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["merge_id"], ["record_merge.id"], name=op.f("fk_merge_step_merge_id_record_merge")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge_step")),
    )
    with op.batch_alter_table("merge_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_merge_step_merge_id"), ["merge_id"], unique=False)


def _merged_record() -> None:
    op.create_table(
        "merged_record",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("merge_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("merged_uid", sa.String(length=26), nullable=False),
        sa.Column("survivor_uid", sa.String(length=26), nullable=False),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.CheckConstraint("merged_uid <> survivor_uid", name=op.f("ck_merged_record_two_records")),
        sa.ForeignKeyConstraint(
            ["merge_id"], ["record_merge.id"], name=op.f("fk_merged_record_merge_id_record_merge")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merged_record")),
    )
    with op.batch_alter_table("merged_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_merged_record_merge_id"), ["merge_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_merged_record_survivor_uid"), ["survivor_uid"], unique=False)
        batch_op.create_index(
            "uq_merged_record_live",
            ["merged_uid"],
            unique=True,
            sqlite_where=sa.text("is_undone = 0"),
            postgresql_where=sa.text("not is_undone"),
        )


def _duplicate_pair() -> None:
    op.create_table(
        "duplicate_pair",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("left_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("right_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("score", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rank", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("opinion", sa.String(length=20), nullable=False),
        sa.Column("reasons", sa.String(), nullable=False),
        sa.Column("found_at", sa.DateTime(), nullable=False),
        sa.Column("run_uid", sa.String(length=26), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.CheckConstraint(
            "state in ('open', 'same', 'different', 'later', 'asked', 'merged')",
            name=op.f("ck_duplicate_pair_state"),
        ),
        sa.CheckConstraint("left_id < right_id", name=op.f("ck_duplicate_pair_ordered")),
        sa.CheckConstraint("score between 0 and 10000", name=op.f("ck_duplicate_pair_score")),
        sa.ForeignKeyConstraint(["left_id"], ["person.id"], name=op.f("fk_duplicate_pair_left_id_person")),
        sa.ForeignKeyConstraint(["right_id"], ["person.id"], name=op.f("fk_duplicate_pair_right_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicate_pair")),
        sa.UniqueConstraint("left_id", "right_id", name=op.f("uq_duplicate_pair_left_id_right_id")),
    )
    with op.batch_alter_table("duplicate_pair", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_duplicate_pair_right_id"), ["right_id"], unique=False)
        batch_op.create_index("ix_duplicate_pair_state", ["state", "rank", "id"], unique=False)


def _duplicate_decision() -> None:
    op.create_table(
        "duplicate_decision",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("pair_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=False),
        sa.Column("before", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("asked_uid", sa.String(length=26), nullable=False),
        sa.Column("rule", sa.String(length=20), nullable=False),
        sa.Column("batch", sa.String(length=26), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undone_by", sa.String(length=26), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "decision in ('same', 'different', 'later', 'asked')", name=op.f("ck_duplicate_decision_decision")
        ),
        sa.ForeignKeyConstraint(
            ["pair_id"], ["duplicate_pair.id"], name=op.f("fk_duplicate_decision_pair_id_duplicate_pair")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicate_decision")),
        sa.UniqueConstraint("uid", name=op.f("uq_duplicate_decision_uid")),
    )
    with op.batch_alter_table("duplicate_decision", schema=None) as batch_op:
        batch_op.create_index("ix_duplicate_decision_batch", ["batch"], unique=False)
        batch_op.create_index(batch_op.f("ix_duplicate_decision_pair_id"), ["pair_id"], unique=False)
