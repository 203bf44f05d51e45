"""Packages, their lanes and their rows."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import only

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _lane()
    _package()
    _sent_row()
    _incoming_row()


def _lane() -> None:
    op.create_table(
        "lane",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sender", sa.String(length=20), nullable=False),
        sa.Column("recipient", sa.String(length=20), nullable=False),
        sa.Column("memorandum", sa.String(length=40), nullable=False),
        sa.Column("last_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("last_digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lane")),
        sa.UniqueConstraint(
            "sender", "recipient", "memorandum", name=op.f("uq_lane_sender_recipient_memorandum")
        ),
    )


def _package() -> None:
    op.create_table(
        "package",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("sender", sa.String(length=20), nullable=False),
        sa.Column("recipient", sa.String(length=20), nullable=False),
        sa.Column("memorandum", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("manifest_digest", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("profile", sa.String(length=2), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("in_reply_to", sa.String(length=26), nullable=True),
        sa.Column("retain_until", sa.DateTime(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("taken", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("refused", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("direction in ('in', 'out')", name=op.f("ck_package_direction")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package")),
        sa.UniqueConstraint(
            "sender",
            "recipient",
            "memorandum",
            "seq",
            name=op.f("uq_package_sender_recipient_memorandum_seq"),
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_package_uid")),
    )
    with op.batch_alter_table("package", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_package_in_reply_to"), ["in_reply_to"], unique=False)
        batch_op.create_index("ix_package_manifest_digest", ["manifest_digest"], unique=False)


def _sent_row() -> None:
    op.create_table(
        "sent_row",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("package_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_uid", sa.String(length=26), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["package_id"], ["package.id"], name=op.f("fk_sent_row_package_id_package")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_row")),
    )
    with op.batch_alter_table("sent_row", schema=None) as batch_op:
        batch_op.create_index("ix_sent_row_package_person", ["package_id", "person_uid"], unique=False)
        batch_op.create_index("ix_sent_row_person_uid", ["person_uid"], unique=False)


def _incoming_row() -> None:
    op.create_table(
        "incoming_row",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("package_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("row_uid", sa.String(length=26), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("national_id", sa.String(length=20), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decision", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.CheckConstraint("decision in ('open', 'take', 'refuse')", name=op.f("ck_incoming_row_decision")),
        sa.ForeignKeyConstraint(
            ["package_id"], ["package.id"], name=op.f("fk_incoming_row_package_id_package")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_incoming_row_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_row")),
        sa.UniqueConstraint("package_id", "row_uid", name=op.f("uq_incoming_row_package_id_row_uid")),
    )
    with op.batch_alter_table("incoming_row", schema=None) as batch_op:
        batch_op.create_index(
            "ix_incoming_row_person_id",
            ["person_id"],
            **only("person_id is not null"),
        )
        batch_op.create_index("ix_incoming_row_verdict", ["package_id", "verdict"], unique=False)
