"""Agencies and the memoranda between them."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import only

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _agency()
    _memorandum()
    _memorandum_party()


def _agency() -> None:
    op.create_table(
        "agency",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("representative", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(length=40), nullable=False),
        sa.Column("card_state", sa.String(length=12), nullable=False),
        sa.Column("typed_by", sa.String(length=26), nullable=False),
        sa.Column("verified_by", sa.String(length=26), nullable=False),
        sa.Column("verified_at", sa.DateTime(), nullable=True),
        sa.Column("is_delayed", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("(card = '') = (card_state = 'none')", name=op.f("ck_agency_card_and_state")),
        sa.CheckConstraint(
            "card_state <> 'verified' or is_own or (verified_by <> '' and (verified_by <> typed_by or is_delayed))",
            name=op.f("ck_agency_two_persons"),
        ),
        sa.CheckConstraint(
            "card_state in ('none', 'unverified', 'asked', 'verified', 'revoked')",
            name=op.f("ck_agency_card_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("code", name=op.f("uq_agency_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_agency_uid")),
    )
    with op.batch_alter_table("agency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agency_fingerprint"), ["fingerprint"], unique=False)


def _memorandum() -> None:
    op.create_table(
        "memorandum",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("edition", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("terms", sa.String(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.String(length=26), nullable=False),
        sa.Column("activated_by", sa.String(length=26), nullable=False),
        sa.Column("activated_at", sa.DateTime(), nullable=True),
        sa.Column("is_delayed", sa.Boolean(), nullable=False),
        sa.Column("prints", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "state <> 'active' or (activated_by <> '' and (activated_by <> asked_by or is_delayed))",
            name=op.f("ck_memorandum_two_persons"),
        ),
        sa.CheckConstraint("state = 'draft' or number <> ''", name=op.f("ck_memorandum_numbered")),
        sa.CheckConstraint(
            "state in ('draft', 'printed', 'asked', 'active', 'closed')", name=op.f("ck_memorandum_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memorandum")),
        sa.UniqueConstraint("uid", name=op.f("uq_memorandum_uid")),
    )
    with op.batch_alter_table("memorandum", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memorandum_digest"), ["digest"], unique=False)
        batch_op.create_index(batch_op.f("ix_memorandum_number"), ["number"], unique=False)
        batch_op.create_index(
            "uq_memorandum_number_edition",
            ["number", "edition"],
            unique=True,
            **only("number <> ''"),
        )


def _memorandum_party() -> None:
    op.create_table(
        "memorandum_party",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("memorandum_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_code", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["memorandum_id"], ["memorandum.id"], name=op.f("fk_memorandum_party_memorandum_id_memorandum")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memorandum_party")),
        sa.UniqueConstraint(
            "memorandum_id", "agency_code", name=op.f("uq_memorandum_party_memorandum_id_agency_code")
        ),
    )
    with op.batch_alter_table("memorandum_party", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memorandum_party_agency_code"), ["agency_code"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_memorandum_party_memorandum_id"), ["memorandum_id"], unique=False
        )
