"""What set-up asks of a key in ten groups and of a new passphrase, and what it says of slips in them."""

from desktop.i18n.catalogue import current
from desktop.marking import N_
from desktop.models.paper_typing import GROUPS, check_typed_paper
from desktop.models.problem import Problem, Severity
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form

PASSPHRASE = (
    Field(
        name="passphrase",
        label=N_("New passphrase"),
        kind=FieldKind.PASSWORD,
        is_required=True,
        help=N_("At least 12 characters, such as four words that do not belong together."),
    ),
    Field(name="again", label=N_("Passphrase again"), kind=FieldKind.PASSWORD, is_required=True),
)


def typing_problems(form: Form, key: str, slip: str, nonsense: str) -> list[Problem]:
    """Return what is missing in a form, which group of its key was mistyped, and whether two passphrases differ.

    Args:
        form: With the fields of PASSPHRASE, where a passphrase is asked for.
        key: The field of the key.
        slip: What to say of `groups` that were mistyped.
        nonsense: What to say where no single group can be named.
    """
    problems = form.problems()
    slips = check_typed_paper(form.text(key)) if form.text(key) else ()
    if slips:
        numbers = current().digits(", ".join(map(str, slips)))
        said = slip if len(slips) < GROUPS else nonsense
        problems.append(Problem(Severity.ERROR, said, {"groups": numbers}, field=key))
    if "again" in form.values() and form.text("passphrase") != form.text("again"):
        words = N_("The two passphrases differ. Type the same one twice.")
        problems.append(Problem(Severity.ERROR, words, field="again"))
    return problems
