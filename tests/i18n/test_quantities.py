"""Figures with their nouns, in the grammar of each language."""

import pytest

from desktop.i18n.quantities import quantity
from desktop.i18n.tongue import tongue


@pytest.mark.parametrize(
    ("language", "amount", "unit", "written"),
    [
        ("ar", 0, "carton", "٠ كرتونة"),
        ("ar", 1, "carton", "كرتونة واحدة"),
        ("ar", 2, "carton", "كرتونتان"),
        ("ar", 3, "carton", "٣ كراتين"),
        ("ar", 11, "box", "١١ صندوقًا"),
        ("ar", 100, "box", "١٠٠ صندوق"),
        ("ar", 1203, "box", "١٬٢٠٣ صناديق"),
        ("fa", 11, "carton", "۱۱ کارتن"),
        ("en", 1, "kg", "1 kilogram"),
        ("en", 1200, "kg", "1,200 kilograms"),
        ("ar", 125000, "EGP", "١٬٢٥٠ جنيهًا"),
        ("ar", 1275, "EGP", "١٢٫٧٥ جنيه"),
        ("fa", 1250, "IRR", "۱٬۲۵۰ ریال"),
        ("fa", 1275, "EGP", "۱۲٫۷۵ پوند"),
        ("en", 1275, "EGP", "12.75 pounds"),
        ("en", 7, "barrel", "7 barrel"),
    ],
)
def test_figures_take_the_right_form_of_the_noun(language: str, amount: int, unit: str, written: str) -> None:
    assert quantity(tongue(language), amount, unit).replace("\u00a0", " ") == written
