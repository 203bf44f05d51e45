"""The words that lists use for what the program keeps as a code: relations, marital states, work, housing."""

import re
from collections.abc import Mapping

from desktop.models.beneficiary import Relation
from desktop.models.circumstances import (
    Education,
    HousingKind,
    HousingState,
    MaritalState,
    PhoneOwner,
    SchoolState,
    WorkState,
)
from desktop.models.importing import Field
from desktop.models.names import key

_LANGUAGES = ("ar", "fa", "en")
_SPLIT = re.compile(r"\s*[،|]\s*")
_R, _M, _E, _W, _H = Relation, MaritalState, Education, WorkState, HousingKind
# Of each code the words in Arabic, Persian and English; the first of a language is the one to show.
_WORDS: dict[Field, dict[str, str]] = {
    Field.SEX: {
        "male": "ذكر | مرد، پسر، مذکر | male، m",
        "female": "أنثى، انثي | زن، دختر، مونث | female، f",
    },
    Field.RELATION: {
        _R.HEAD: "رب الأسرة، رب أسرة، ربة الأسرة، ربة أسرة، نفسه، نفسها، صاحب الطلب، العائل"
        " | سرپرست، سرپرست خانوار، خودش، خود | head، self",
        _R.SPOUSE: "زوجة، زوج، الزوجة، الزوج، زوجه | همسر | spouse، wife، husband",
        _R.SON: "ابن، الابن، ولد، نجل | پسر، فرزند پسر | son",
        _R.DAUGHTER: "ابنة، بنت، الابنة، كريمة | دختر، فرزند دختر | daughter",
        _R.FATHER: "أب، الأب، والد، الوالد | پدر | father",
        _R.MOTHER: "أم، الأم، والدة، الوالدة | مادر | mother",
        _R.BROTHER: "أخ، الأخ، شقيق | برادر | brother",
        _R.SISTER: "أخت، الأخت، شقيقة | خواهر | sister",
        _R.GRANDCHILD: "حفيد، حفيدة، ابن الابن، ابن الابنة | نوه | grandchild، grandson، granddaughter",
        _R.OTHER: "أخرى، اخري، قريب، قريبة | سایر، بستگان | other، relative",
    },
    Field.MARITAL_STATE: {
        _M.SINGLE: "أعزب، عزباء، آنسة، لم يتزوج، لم تتزوج | مجرد | single",
        _M.MARRIED: "متزوج، متزوجة | متأهل، متاهل | married",
        _M.WIDOWED: "أرمل، أرملة | همسر فوت شده، بیوه، همسر متوفی | widowed، widow",
        _M.DIVORCED: "مطلق، مطلقة | طلاق گرفته، مطلقه | divorced",
        _M.ABANDONED: "مهجورة، مهجور، غائب الزوج، زوجها غائب | متارکه، رها شده | abandoned",
    },
    Field.EDUCATION: {
        _E.NONE: "أمي، أمية، بدون | بی سواد، بیسواد | none، illiterate",
        _E.LITERATE: "يقرأ ويكتب، تقرأ وتكتب، محو أمية | خواندن و نوشتن، باسواد | literate",
        _E.PRIMARY: "ابتدائي، ابتدائية، الابتدائية | ابتدایی | primary",
        _E.LOWER_SECONDARY: "إعدادي، اعدادية، الإعدادية | راهنمایی، متوسطه اول، سیکل | lower secondary",
        _E.SECONDARY: "ثانوي، ثانوية، ثانوية عامة، متوسط، مؤهل متوسط | دیپلم، متوسطه، متوسطه دوم | secondary",
        _E.DIPLOMA: "دبلوم، دبلوم فني، فوق متوسط، مؤهل فوق متوسط | فوق دیپلم، کاردانی | diploma",
        _E.UNIVERSITY: "جامعي، جامعية، مؤهل عال، مؤهل عالي، بكالوريوس، ليسانس | کارشناسی، لیسانس، دانشگاهی | university",
    },
    Field.SCHOOL_STATE: {
        SchoolState.ATTENDING: "مقيد، مقيدة، طالب، يدرس، منتظم | محصل، مشغول به تحصیل | attending",
        SchoolState.LEFT: "متسرب، متسربة، ترك التعليم | ترک تحصیل | left",
        SchoolState.NEVER: "لم يلتحق، لم يلتحق بالتعليم | مدرسه نرفته | never",
        SchoolState.FINISHED: "أنهى، أنهى التعليم، خريج | فارغ التحصیل، فارغ‌التحصیل | finished",
    },
    Field.WORK_STATE: {
        _W.EMPLOYED: "يعمل، تعمل، موظف، موظفة | شاغل، کارمند، کارگر | employed",
        _W.OWN_WORK: "عمل حر، أعمال حرة، عمل خاص | شغل آزاد، آزاد، خویش فرما | self-employed",
        _W.CASUAL: "باليومية، أرزقي، عمالة غير منتظمة، عامل باليومية، موسمي | کارگر روزمزد، روزمزد، فصلی | casual",
        _W.UNEMPLOYED: "لا يعمل، لا تعمل، عاطل، بدون عمل | بیکار | unemployed",
        _W.UNABLE: "عاجز، غير قادر، غير قادر على العمل، عاجز عن العمل | از کار افتاده، ازکارافتاده | unable",
        _W.HOMEMAKER: "ربة منزل، ربة بيت | خانه دار، خانه‌دار | homemaker",
        _W.STUDENT: "طالب، طالبة، تلميذ | دانش آموز، دانش‌آموز، دانشجو، محصل | student",
        _W.RETIRED: "بالمعاش، على المعاش، متقاعد | بازنشسته | retired",
    },
    Field.PHONE_OWNER: {
        PhoneOwner.OWN: "صاحب الملف، نفسه، نفسها، شخصي | خودش، خود شخص، شخصی | own، own phone",
        PhoneOwner.FAMILY: "أحد أفراد الأسرة، قريب، من الأسرة | خانواده، بستگان | family، relative",
        PhoneOwner.NEIGHBOUR: "جار، الجار، جيران | همسایه | neighbour",
        PhoneOwner.OTHER: "أخرى، آخر، غيره | دیگری، سایر | other",
    },
    Field.HOUSING_KIND: {
        _H.OWNED: "ملك، تمليك، مملوك | شخصی، ملکی، مالک | owned",
        _H.RENTED: "إيجار، ايجار، مستأجر، إيجار قديم، إيجار جديد | اجاره، استیجاری، مستأجر | rented",
        _H.WITH_RELATIVES: "مع الأهل، مع الأسرة، بيت العائلة، منزل العائلة | منزل پدری، با خانواده | with relatives",
        _H.LENT: "بدون مقابل، استضافة | رایگان، سازمانی | lent",
        _H.INFORMAL: "عشة، عشوائي، عشوائيات، وضع يد | حاشیه، حاشیه نشین | informal",
        _H.NONE: "بلا مأوى، بدون مأوى | بی خانمان | none",
    },
    Field.HOUSING_STATE: {
        HousingState.SOUND: "جيد، جيدة، سليم، مناسب | خوب، سالم | sound، good",
        HousingState.NEEDS_REPAIR: "يحتاج ترميم، يحتاج إلى ترميم، متوسط، متوسطة | نیاز به تعمیر، نیازمند تعمیر"
        " | needs repair",
        HousingState.UNFIT: "غير صالح، غير صالحة، متهالك، آيل للسقوط، سيئ، سيئة | فرسوده، نامناسب | unfit",
    },
}  # fmt: skip
_WORDS[Field.SECOND_PHONE_OWNER] = _WORDS[Field.PHONE_OWNER]
# Fields whose words stand in a code list of the office; a cell of the first of them may name several entries.
SEVERAL = (Field.CATEGORY, Field.NEED, Field.UTILITIES, Field.ASSETS)
LISTED = (*SEVERAL, Field.INCOME_BAND, Field.DISABILITY, Field.DISABILITY_SEVERITY)
CODED = (*_WORDS, *LISTED, Field.AREA)

Labels = Mapping[Field, Mapping[str, str]]


def fold_label(label: str) -> str:
    """Return a label of a code list as cells are compared with it."""
    return key(label, "fa")


def known_words() -> dict[Field, dict[str, str]]:
    """Return, for each coded field, the code behind each folded word."""
    return {
        field: {
            fold_label(word): str(code) for code, words in meanings.items() for word in _SPLIT.split(words)
        }
        | {fold_label(code): str(code) for code in meanings}
        for field, meanings in _WORDS.items()
    }


def shown_words(field: Field, language: str) -> dict[str, str]:
    """Return the word to show for each code of a field that no list of the office says."""
    place = _LANGUAGES.index(language)
    return {
        str(code): _SPLIT.split(words.split("|")[place].strip())[0]
        for code, words in _WORDS.get(field, {}).items()
    }
