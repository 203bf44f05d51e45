"""What surrounds a family: where its values came from, disability, needs, papers, contacts, and forms in mid-way."""

import sqlalchemy as sa
from alembic import op

from desktop.models.base import only

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _field_change()
    _form_draft()
    _import_habit()
    _import_run()
    _contact_note()
    _disability()
    _family_paper()
    _need()


def _field_change() -> None:
    op.create_table(
        "field_change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("batch", sa.String(length=26), nullable=False),
        sa.Column("record_kind", sa.String(length=20), nullable=False),
        sa.Column("record_uid", sa.String(length=26), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("old", sa.String(), nullable=False),
        sa.Column("new", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=26), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("proof", sa.String(length=64), nullable=False),
        sa.Column("erased_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "erased_at is null or (old = '' and new = '' and salt = '')",
            name=op.f("ck_field_change_erased_is_empty"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field_change")),
    )
    with op.batch_alter_table("field_change", schema=None) as batch_op:
        batch_op.create_index("ix_field_change_batch", ["batch"], unique=False)
        batch_op.create_index("ix_field_change_record", ["record_kind", "record_uid"], unique=False)


def _form_draft() -> None:
    op.create_table(
        "form_draft",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_uid", sa.String(length=26), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("subject_uid", sa.String(length=26), nullable=False),
        sa.Column("version_read", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_draft")),
        sa.UniqueConstraint(
            "user_uid", "form", "subject_uid", name=op.f("uq_form_draft_user_uid_form_subject_uid")
        ),
    )


def _import_habit() -> None:
    op.create_table(
        "import_habit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sender_key", sa.String(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("heard", sa.String(), nullable=False),
        sa.Column("meaning", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("updated_by", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_habit")),
    )
    with op.batch_alter_table("import_habit", schema=None) as batch_op:
        batch_op.create_index("uq_import_habit_heard", ["sender_key", "field", "heard"], unique=True)


def _import_run() -> None:
    op.create_table(
        "import_run",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("file_digest", sa.String(length=64), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("rows", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("added", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("joined", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("changed", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unchanged", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("held", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("refused", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undone_by", sa.String(length=26), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
        sa.UniqueConstraint("uid", name=op.f("uq_import_run_uid")),
    )
    with op.batch_alter_table("import_run", schema=None) as batch_op:
        batch_op.create_index("ix_import_run_file_digest", ["file_digest"], unique=False)


def _contact_note() -> None:
    op.create_table(
        "contact_note",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("worker", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("agency_code", sa.String(length=20), nullable=False),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("struck_reason", sa.String(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("kind <> 'referred' or agency <> ''", name=op.f("ck_contact_note_referred_to")),
        sa.CheckConstraint(
            "kind in ('visited', 'asked', 'phoned', 'complained', 'referred')",
            name=op.f("ck_contact_note_kind"),
        ),
        sa.CheckConstraint(
            "outcome in ('open', 'done', 'refused', 'not_met')", name=op.f("ck_contact_note_outcome")
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_contact_note_household_id_household")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_note")),
        sa.UniqueConstraint("uid", name=op.f("uq_contact_note_uid")),
    )
    with op.batch_alter_table("contact_note", schema=None) as batch_op:
        batch_op.create_index("ix_contact_note_household", ["household_id", "day"], unique=False)
        batch_op.create_index("ix_contact_note_kind", ["kind", "household_id", "day"], unique=False)


def _disability() -> None:
    op.create_table(
        "disability",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("type_code", sa.String(length=40), nullable=False),
        sa.Column("second_type_code", sa.String(length=40), nullable=False),
        sa.Column("severity_code", sa.String(length=40), nullable=False),
        sa.Column("report_number", sa.String(length=40), nullable=False),
        sa.Column("report_on", sa.Date(), nullable=True),
        sa.Column("card_number", sa.String(length=40), nullable=False),
        sa.Column("card_expires_on", sa.Date(), nullable=True),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("seeing", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("hearing", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("walking", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("remembering", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("self_care", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("communicating", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "second_type_code = '' or type_code <> ''", name=op.f("ck_disability_second_type")
        ),
        sa.CheckConstraint(
            "communicating is null or communicating between 1 and 4", name=op.f("ck_disability_communicating")
        ),
        sa.CheckConstraint("hearing is null or hearing between 1 and 4", name=op.f("ck_disability_hearing")),
        sa.CheckConstraint(
            "remembering is null or remembering between 1 and 4", name=op.f("ck_disability_remembering")
        ),
        sa.CheckConstraint("seeing is null or seeing between 1 and 4", name=op.f("ck_disability_seeing")),
        sa.CheckConstraint(
            "self_care is null or self_care between 1 and 4", name=op.f("ck_disability_self_care")
        ),
        sa.CheckConstraint("walking is null or walking between 1 and 4", name=op.f("ck_disability_walking")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_disability_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disability")),
        sa.UniqueConstraint("person_id", name=op.f("uq_disability_person_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_disability_uid")),
    )


def _family_paper() -> None:
    op.create_table(
        "family_paper",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("seen_by", sa.String(length=26), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("(seen_on is null) = (seen_by = '')", name=op.f("ck_family_paper_seen")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_family_paper_household_id_household")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_family_paper_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_paper")),
        sa.UniqueConstraint("uid", name=op.f("uq_family_paper_uid")),
    )
    with op.batch_alter_table("family_paper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_family_paper_household_id"), ["household_id"], unique=False)
        batch_op.create_index(
            "uq_family_paper_household",
            ["household_id", "kind"],
            unique=True,
            **only("person_id is null"),
        )
        batch_op.create_index(
            "uq_family_paper_person",
            ["person_id", "kind"],
            unique=True,
            **only("person_id is not null"),
        )


def _need() -> None:
    op.create_table(
        "need",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("urgency", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("agency_code", sa.String(length=20), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=26), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.Column("updated_by", sa.String(length=26), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "(state in ('met', 'withdrawn')) = (settled_on is not null)", name=op.f("ck_need_settled")
        ),
        sa.CheckConstraint("state in ('open', 'promised', 'met', 'withdrawn')", name=op.f("ck_need_state")),
        sa.CheckConstraint("urgency in ('urgent', 'soon', 'can_wait')", name=op.f("ck_need_urgency")),
        sa.CheckConstraint("settled_on is null or settled_on >= noted_on", name=op.f("ck_need_dates")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_need_household_id_household")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_need_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
        sa.UniqueConstraint("uid", name=op.f("uq_need_uid")),
    )
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_household_id"), ["household_id"], unique=False)
        batch_op.create_index("ix_need_kind", ["kind", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_person_id"), ["person_id"], unique=False)
