"""The words that lists use for entries of the code lists that ship, beside the labels the entries bear."""

from collections.abc import Mapping

from desktop.models.import_words import fold_label
from desktop.models.importing import Field

_SPLIT = "،"
_WORDS: Mapping[Field, Mapping[str, str]] = {
    Field.NEED: {
        "food": "مواد غذائية، سلة غذائية، شنطة غذائية، غذائي، بسته غذایی، سبد غذایی، سبد کالا",
        "infant_food": "لبن الأطفال، لبن، شیر خشک",
        "income": "معاش، دخل، مساعدة شهرية، دعم نقدي، مستمری، درآمد",
        "debt_relief": "دين، ديون، سداد ديون، غارم، بدهی",
        "school_costs": "مصروفات دراسية، مصاريف دراسية، مصاريف المدرسة، أدوات مدرسية، هزینه تحصیل، کمک هزینه تحصیلی",
        "job": "عمل، وظيفة، شغل، اشتغال",
        "own_project": "مشروع صغير، مشروع، قرض، وام، خوداشتغالی",
        "house_repair": "ترميم، ترميم منزل، سقف، أسقف، تسقيف، تعمیر، تعمیر مسکن",
        "house": "مسكن، شقة، خانه",
        "rent": "إيجار، ايجار شقة، اجاره، ودیعه مسکن",
        "connections": "وصلة مياه، توصيل مياه، صرف صحي، انشعاب",
        "furniture": "أثاث، أجهزة كهربائية، أجهزة منزلية، لوازم خانگی",
        "clothes": "ملابس، بطاطين، كسوة، پوشاک، لباس، پتو",
        "bridal": "جهاز عروسة، تجهيز عرائس، تجهيز عروسة، زواج، جهیزیه",
        "treatment": "علاج، عملية، عملية جراحية، درمان، عمل جراحی",
        "medicine": "دواء، أدوية شهرية، دارو",
        "device": "كرسي متحرك، سماعة، طرف صناعي، جهاز تعويضي، ویلچر، سمعک، عصا",
        "insurance": "تأمين صحي، بیمه، بیمه درمانی",
        "services_card": "بطاقة خدمات، كارت خدمات متكاملة، کارت معلولیت",
    },
    Field.DISABILITY: {
        "eg_mobility": "حركية، حركي، إعاقة حركية، شلل، بتر",
        "eg_visual": "بصرية، بصري، إعاقة بصرية، كفيف، كفيفة، ضعف بصر",
        "eg_hearing": "سمعية، سمعي، إعاقة سمعية، أصم، صم، صم وبكم، ضعف سمع",
        "eg_intellectual": "ذهنية، ذهني، إعاقة ذهنية، عقلية، إعاقة عقلية",
        "eg_autism": "توحد، طيف توحد، اضطراب التوحد",
        "eg_communication": "تخاطب، نطق، صعوبة نطق",
        "eg_psych": "نفسية، نفسي، إعاقة نفسية، مرض نفسي",
        "eg_multiple": "متعددة، متعدد الإعاقات، إعاقة متعددة",
        "eg_learning": "صعوبة تعلم",
        "eg_adhd": "فرط حركة",
        "eg_dwarfism": "قزم، قصر قامة، قصار القامة",
        "ir_mobility": "جسمی حرکتی، جسمی، حرکتی، معلول جسمی",
        "ir_visual": "نابینا، کم بینا، معلول بینایی",
        "ir_hearing": "ناشنوا، کم شنوا، معلول شنوایی",
        "ir_speech": "گفتاری، صوتی گفتاری",
        "ir_intellectual": "کم توان ذهنی، معلول ذهنی",
        "ir_psych": "روانی، روانی مزمن، اعصاب و روان، بیماری روانی مزمن",
        "ir_multiple": "چند معلولیتی، توأم، چندمعلولیتی",
    },
    Field.DISABILITY_SEVERITY: {
        "sev_eg_1": "المستوى الأول، بسيطة، بسيط، خفيفة، 1",
        "sev_eg_2": "المستوى الثاني، متوسطة، متوسط، 2",
        "sev_eg_3": "المستوى الثالث، شديدة، شديد، 3",
        "sev_ir_4": "خیلی شدید",
    },
    Field.UTILITIES: {
        "water": "ماء، مياة، آب لوله کشی",
        "sewage": "صرف",
        "power": "نور، كهربا، برق",
        "gas": "غاز طبيعي، گاز شهری",
    },
    Field.ASSETS: {
        "land": "أرض، أرض زراعيه، زمین",
        "livestock": "مواشي، ماشية، بهائم",
        "car": "عربية، ماشین",
        "motorcycle": "موتوسيكل، توك توك، دراجة نارية، موتور",
    },
}
# What lists write where there is nothing to say.
_NOTHING = "لا يوجد، لا توجد، لايوجد، لا، بدون، ليس لديه، ليس لديها، ندارد، خیر، هیچ، نیست، none، no"
_SOUND = "سليم، سليمة، معافى، غير معاق، سالم"
_MEAN_NOTHING = {
    Field.NEED: _NOTHING,
    Field.DISABILITY: f"{_NOTHING}، {_SOUND}",
    Field.DISABILITY_SEVERITY: _NOTHING,
    Field.UTILITIES: _NOTHING,
    Field.ASSETS: _NOTHING,
}


def listed_words(field: Field) -> dict[str, str]:
    """Return the code behind each folded word of a field; nothing behind the words for nothing."""
    found = {fold_label(word): "" for word in _MEAN_NOTHING.get(field, "").split(_SPLIT)}
    for code, words in _WORDS.get(field, {}).items():
        found |= {fold_label(word): code for word in words.split(_SPLIT)}
    return found
