"""Queries that answer reports: counted by the database, within the areas of who asks."""

from desktop.models.report import ReportKind, ReportQuestion, ReportTable
from desktop.store.collection import Collection
from desktop.store.report_help import coverage, given
from desktop.store.report_needs import needs
from desktop.store.report_overlap import overlap
from desktop.store.report_persons import categories, population
from desktop.store.report_places import Scope
from desktop.store.report_quality import quality
from desktop.store.report_status import status

_NAMING = {ReportKind.NEEDS: needs, ReportKind.CATEGORIES: categories, ReportKind.HELP: given}
_PLAIN = {
    ReportKind.POPULATION: population,
    ReportKind.COVERAGE: coverage,
    ReportKind.OVERLAP: overlap,
    ReportKind.QUALITY: quality,
    ReportKind.STATUS: status,
}


class Reports(Collection):
    """Tables of counts over the register."""

    def answer(
        self, question: ReportQuestion, language: str, *, may_see: bool, is_public: bool
    ) -> ReportTable:
        """Return the whole table; a public one still has to lose its small numbers.

        Args:
            question: What is asked.
            language: Of the labels.
            may_see: Whether sensitive categories and needs may be named.
            is_public: Whether it is meant for a public copy, which never names restricted ones.
        """
        scope = Scope(self._session, self._reach, question, language)
        if question.kind in _NAMING:
            return _NAMING[question.kind](scope, may_see=may_see, is_public=is_public)
        return _PLAIN[question.kind](scope)

    def area_name(self, question: ReportQuestion, language: str) -> str:
        """Return the name of the area asked for; nothing where all are."""
        return Scope(self._session, self._reach, question, language).root_name
