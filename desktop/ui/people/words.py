"""How an account is shown: its words, its tone, its card."""

from collections.abc import Sequence

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.family_history import Saving
from desktop.models.user import ROLE_WORDS, Role
from desktop.operations.people import Account
from desktop.ui.record_history import history_section
from desktop.ui.text import code
from desktop.ui.widgets.card import CardContent, Section
from desktop.ui.widgets.tone import Tone

_FIELDS = {"roles": N_("Roles"), "areas": N_("Areas")}


def roles_words(account: Account) -> str:
    """Return the roles of an account."""
    return " · ".join(_(ROLE_WORDS[role]) for role in Role if role in account.roles) or "–"


def areas_words(account: Account) -> str:
    """Return where an account may work."""
    return " · ".join(account.area_names) or _("the whole office")


def state_word(account: Account) -> str:
    """Return how an account stands."""
    if account.is_closed:
        return _("closed")
    if account.waits_for:
        return _("waits")
    return _("given password") if account.must_change else _("open")


def state_tone(account: Account) -> Tone:
    """Return how the state looks."""
    if account.is_closed:
        return Tone.NEUTRAL
    return Tone.WARN if account.waits_for or account.must_change else Tone.OK


def card_of(account: Account, changed: Sequence[Saving] = ()) -> CardContent:
    """Return the card of an account."""
    tongue = current()

    def moment(at: object, by: str) -> str:
        when = tongue.date(at.astimezone().date()) if hasattr(at, "astimezone") else "–"
        return f"{when} · {by}" if by else when

    may = [(_("Roles"), roles_words(account)), (_("Areas"), areas_words(account))]
    if account.waits_for:
        may.append((_("Waits for a second person"), tongue.code(account.waits_for)))
    if account.given_by:
        one = _("{person}, until {until}", person=account.given_by, until=account.one_until)
        may.append((_("Counts as one person with"), one))
    return CardContent(
        title=account.full_name,
        subtitle=code(account.name),
        state=state_word(account),
        tone=state_tone(account),
        sections=[
            Section(_("May work"), may),
            Section(
                _("Account"),
                [
                    (_("Last signed in"), moment(account.signed_in_at, "")),
                    (_("Entered by"), moment(account.made_at, account.made_by)),
                    (_("Changed by"), moment(account.changed_at, account.changed_by)),
                ],
            ),
            *([history_section(changed, _FIELDS, _value)] if changed else ()),
        ],
    )


def _value(field: str, value: str) -> str:
    if field == "roles":
        return " · ".join(_(ROLE_WORDS[Role(role)]) for role in value.split())
    return value or _("the whole office")
