"""How an award is called in full, from its type and the authority that gives it."""

CERTIFICATES = ("Bằng khen", "Giấy khen")
"""Awards that are called after the authority that gives them."""


def form_word(award: str, own: str = "") -> str:
    """Return the short word of an award: "Bằng khen của Bộ trưởng …" -> "Bằng khen"; a title stays whole.

    `own` is the short word that the office gave it, "" for none.
    """
    if own:
        return own
    for form in CERTIFICATES:
        if award.casefold().startswith(form.casefold()):
            return form
    return award


def full_wording(award_type: str, authority_title: str, own: str = "") -> str:
    """Return "Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông"; titles and orders keep their own name.

    `own` is the wording that the office gave it, with {authority} for who gives it, "" for none.
    """
    if own:
        return own.replace("{authority}", authority_title)
    form = form_word(award_type)
    return f"{form} của {authority_title}" if form in CERTIFICATES else award_type
