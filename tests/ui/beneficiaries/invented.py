"""The families that scenes and tests of this page show."""

from desktop.models.beneficiary import Relation, Sex
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.family_lines import CategoryDraft

FAMILIES = {
    "eg": FamilyDraft(
        members=(
            MemberDraft(
                name="مصطفى إبراهيم (Mostafa) خليل الشناوي",
                relation=Relation.HEAD,
                sex=Sex.MALE,
                national_id="28407031901454",
                phone="+20 100 234 5678",
            ),
            MemberDraft(
                name="فاطمة الزهراء حسين علي",
                relation=Relation.SPOUSE,
                sex=Sex.FEMALE,
                national_id="28803121902321",
            ),
            MemberDraft(name="يوسف مصطفى إبراهيم خليل", relation=Relation.SON, sex=Sex.MALE),
        ),
        area_code=None,
        place="القصاصين",
        address="شارع المحطة، خلف مدرسة السلام",
        members_declared=5,
        categories=(CategoryDraft(code="poor_family"), CategoryDraft(code="large_family")),
        notes="يُصرف عن طريق مكتب بريد القصاصين (12511)، الدور الأول.",
    ),
    "ir": FamilyDraft(
        members=(
            MemberDraft(
                name="زهرا محمدی‌نژاد",
                relation=Relation.HEAD,
                sex=Sex.FEMALE,
                national_id="0499370899",
                father_name="حسین",
                phone="0914 123 4567",
            ),
            MemberDraft(name="علی‌رضا کریمی", relation=Relation.SON, sex=Sex.MALE, father_name="رضا"),
            MemberDraft(name="گلناز کریمی", relation=Relation.DAUGHTER, sex=Sex.FEMALE, father_name="رضا"),
        ),
        place="نازلو",
        address="خیابان اصلی، کوچه بهار، پلاک ۷",
        members_declared=4,
        categories=(CategoryDraft(code="poor_family"),),
        notes="تحویل در دفتر دهیاری نازلو.",
    ),
}
