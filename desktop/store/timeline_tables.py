"""The sources of the timeline, in their places; a place is part of an event's number and is never given anew."""

from desktop.store import timeline_file, timeline_help, timeline_lists, timeline_needs
from desktop.store.timeline_sources import Source

SOURCES = (
    Source(timeline_file.opening_keys, timeline_file.opening_events),
    Source(timeline_file.change_keys, timeline_file.change_events),
    Source(timeline_file.note_keys, timeline_file.note_events),
    Source(timeline_help.benefit_keys, timeline_help.benefit_events),
    Source(timeline_help.row_keys, timeline_help.row_events),
    Source(timeline_help.joining_keys, timeline_help.joining_events),
    Source(timeline_help.leaving_keys, timeline_help.leaving_events),
    Source(timeline_lists.line_keys, timeline_lists.line_events),
    Source(timeline_lists.exclusion_keys, timeline_lists.exclusion_events),
    Source(timeline_lists.sending_keys, timeline_lists.sending_events),
    Source(timeline_needs.noting_keys, timeline_needs.noting_events),
    Source(timeline_needs.settling_keys, timeline_needs.settling_events),
    Source(timeline_file.closing_keys, timeline_file.closing_events),
)
