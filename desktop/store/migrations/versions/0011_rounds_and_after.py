"""Stock that came for rounds, kept pages of their sheets, and corrections of closed ones."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _stock_receipt()
    _result_correction()
    _kept_page()


def _stock_receipt() -> None:
    op.create_table(
        "stock_receipt",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("distribution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("giver", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("giver_post", sa.String(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("remarks", sa.String(), nullable=False),
        sa.Column("prints", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "quantity > 0 or remarks <> ''", name=op.f("ck_stock_receipt_given_back_with_reason")
        ),
        sa.CheckConstraint("quantity <> 0", name=op.f("ck_stock_receipt_quantity")),
        sa.ForeignKeyConstraint(
            ["distribution_id"],
            ["distribution.id"],
            name=op.f("fk_stock_receipt_distribution_id_distribution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_receipt")),
        sa.UniqueConstraint("number", name=op.f("uq_stock_receipt_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_stock_receipt_uid")),
    )
    with op.batch_alter_table("stock_receipt", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_stock_receipt_distribution_id"), ["distribution_id"], unique=False
        )


def _result_correction() -> None:
    op.create_table(
        "result_correction",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("line_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("was", sa.String(length=10), nullable=False),
        sa.Column("becomes", sa.String(length=10), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("fate", sa.String(length=10), nullable=True),
        sa.Column("is_agreed", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "fate in ('returned', 'damaged', 'missing')", name=op.f("ck_result_correction_fate")
        ),
        sa.CheckConstraint("trim(reason) <> ''", name=op.f("ck_result_correction_reason")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_result_correction_quantity")),
        sa.CheckConstraint("was <> becomes", name=op.f("ck_result_correction_changes_something")),
        sa.ForeignKeyConstraint(
            ["line_id"], ["distribution_line.id"], name=op.f("fk_result_correction_line_id_distribution_line")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result_correction")),
        sa.UniqueConstraint("uid", name=op.f("uq_result_correction_uid")),
    )
    with op.batch_alter_table("result_correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_result_correction_line_id"), ["line_id"], unique=False)


def _kept_page() -> None:
    op.create_table(
        "kept_page",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("distribution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("page", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("first_row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("last_row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("scan", sa.String(length=64), nullable=False),
        sa.Column("picture", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("held_because", sa.String(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("first_row <= last_row", name=op.f("ck_kept_page_rows")),
        sa.ForeignKeyConstraint(
            ["distribution_id"], ["distribution.id"], name=op.f("fk_kept_page_distribution_id_distribution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_page")),
        sa.UniqueConstraint("uid", name=op.f("uq_kept_page_uid")),
    )
    with op.batch_alter_table("kept_page", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_page_distribution_id"), ["distribution_id"], unique=False)
