"""What the printing process draws beside the office's form: head and signature of a paper. Nothing here imports Qt."""

from datetime import date
from pathlib import Path
from typing import Any

from db.rules.dates import long_date
from db.rules.numbering import suffix_for
from db.rules.signing import signature_lines
from db.rules.terms import SigningCapacity
from desktop.documents.letters.letter import Addressees, CentredLine, Closing, Letter, LetterForm, Paragraph, Part
from desktop.documents.letters.letter_pdf import write_letter_pdf
from desktop.documents.letters.paper_words import bullets
from desktop.documents.letters.values import Office, Reference, Signature


def draw_head(
    words: dict[str, Any], decision: bool, copies: tuple[str, ...], signer: tuple[str, str, str], today: date, out: Path
) -> None:
    """Draw a decision or submission with an authority's words; `signer` is (name, capacity, own office)."""
    name, capacity, own = signer
    lines = signature_lines(SigningCapacity(capacity), words["office"] or "…", own, words["body"])
    signature = Signature(lines, name or None)
    parts: list[Part] = []
    if decision:
        parts += [CentredLine(words["title"].upper()), CentredLine("QUYẾT ĐỊNH:")]
        award = "Bằng khen" if words["level"] in ("province", "ministry") else "Giấy khen"
        parts.append(Paragraph(f"Điều 1. Tặng {award} của {words['short_title'] or words['title']}."))
        if words["fund"]:
            parts.append(Paragraph(f"Điều 2. Tiền thưởng chi từ {words['fund']}./."))
    else:
        parts.append(Addressees((f"{words['superior'] or words['title']}.",)))
        council = f"Hội đồng Thi đua - Khen thưởng {words['body']} {long_date(today)}"
        request = f"{words['body']} đề nghị xét, tặng Bằng khen./."
        parts.append(Paragraph(f"Căn cứ kết quả cuộc họp {council}, {request}"))
    parts.append(Closing(bullets(copies or ("Như trên", "Lưu: VT")), signature))
    suffix = words["number_suffix"] if decision else suffix_for("TTr", words["number_suffix"])
    letter = Letter(
        LetterForm.DECISION if decision else LetterForm.LETTER,
        "Quyết định" if decision else "Tờ trình",
        Office(words["body"], words["superior"] or None),
        Reference(suffix, words["place"], None, None, today.month, today.year),
        "Về việc khen thưởng",
        tuple(parts),
    )
    write_letter_pdf(out, letter, today)
