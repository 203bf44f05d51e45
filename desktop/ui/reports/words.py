"""The words of the reports page: what each report is called on its switch."""

from desktop.marking import N_
from desktop.models.report import ReportKind

# Translators: names on a switch, as short as they can be.
TABS = {
    ReportKind.COVERAGE: N_("Coverage"),
    ReportKind.NEEDS: N_("Needs"),
    ReportKind.POPULATION: N_("Age and sex"),
    ReportKind.CATEGORIES: N_("Categories"),
    ReportKind.HELP: N_("Distributed"),
    ReportKind.OVERLAP: N_("Double help"),
    ReportKind.STATUS: N_("Status"),
    ReportKind.QUALITY: N_("Data quality"),
}
