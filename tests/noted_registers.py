"""What the journal hears of the operations on programmes, code lists and areas: a part of `noted_operations`."""

from desktop.models.journal import Action

A = Action

COUNTS = "shows counts, names of things or settings, and no card of a person"
ROWS = "shows a page of a list: names as they pass; cards, searches, exports and prints of it are noted"

REGISTERS: dict[str, dict[str, Action | str]] = {
    "area_coverage": {"coverage": COUNTS},
    "area_lists": {"look_through": COUNTS, "take_in": A.IMPORTED},
    "area_trees": {
        "tree": COUNTS,
        "area_card": COUNTS,
        "add_area": A.REGISTERED,
        "change_area": A.CORRECTED,
        "close_area": A.CLOSED,
        "open_area_again": A.CORRECTED,
        "put_spellings": A.CORRECTED,
    },
    "code_lists": {
        "entries": COUNTS,
        "code_card": COUNTS,
        "uses": COUNTS,
        "add_code": A.REGISTERED,
        "change_code": A.CORRECTED,
        "close_code": A.CLOSED,
        "open_code": A.CORRECTED,
        "move_code": A.CORRECTED,
        "put_kit": A.CORRECTED,
    },
    "code_merging": {
        "merges": COUNTS,
        "merge_codes": A.MERGED,
        "merge_areas": A.MERGED,
        "undo_merge": A.UNMERGED,
    },
    "membership_notices": {"print_notice": A.PRINTED},
    "membership_steps": {"preview_step": COUNTS, "take_step": A.CORRECTED, "take_back": A.WITHDRAWN},
    "memberships": {
        "member_ids": ROWS,
        "member_rows": ROWS,
        "reasons": COUNTS,
        "preview_enrolment": COUNTS,
        "enrol": A.REGISTERED,
        "enrol_import": A.REGISTERED,
        "enrol_seen": A.REGISTERED,
        "suspend": A.CORRECTED,
        "resume": A.CORRECTED,
        "note_told": A.CORRECTED,
        "leave": A.CLOSED,
    },
    "programmes": {
        "programmes": COUNTS,
        "catalogue": COUNTS,
        "stages": COUNTS,
        "add_programme": A.REGISTERED,
        "register_programme": A.REGISTERED,
        "change_programme": A.CORRECTED,
        "rename_programme": A.CORRECTED,
        "close_programme": A.CLOSED,
        "open_programme": A.CORRECTED,
        "put_stage": A.CORRECTED,
        "close_stage": A.CORRECTED,
    },
}
