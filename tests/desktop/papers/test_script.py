"""The script of the ceremony: what was decided, who presents, and the names as they are called."""

from desktop.documents.letters.letter import Heading, Paragraph
from desktop.documents.letters.paper_words import spans
from desktop.papers.record_words import reason_in_sentence
from desktop.papers.table import paper


def test_each_decision_is_read_with_its_names_and_who_presents(sample):
    letter = sample.gather(paper("script"), sample.id)
    heads = [part.text for part in letter.parts if isinstance(part, Heading)]
    assert heads[0] == "1. Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông" and len(heads) == 2
    told = ["".join(one.text for one in spans(part.words)) for part in letter.parts if isinstance(part, Paragraph)]
    assert any(line.startswith("Tại Quyết định số 2417/QĐ-BTTTT ngày 14 tháng 12 năm 2023 của Bộ") for line in told)
    assert "Trân trọng kính mời Phó Chủ tịch Ủy ban nhân dân tỉnh lên trao Bằng khen của Bộ trưởng" in "\n".join(told)
    assert told[-1].endswith("nhiệt liệt chúc mừng các tập thể, cá nhân được khen thưởng.")


def test_whoever_presents_is_asked_inside_a_sentence(sample, monkeypatch):
    known = {**dict.fromkeys(("chair", "time", "place"), "…"), "presenter": "Đồng chí Phó Chủ tịch Hội đồng"}
    monkeypatch.setattr("desktop.papers.calling.conference", lambda session, round_id: known)
    told = str(sample.gather(paper("script"), sample.id))
    assert "kính mời đồng chí Phó Chủ tịch Hội đồng lên trao" in told and "'Đồng chí Phó Chủ tịch Hội đồng." in told


def test_a_reason_in_brackets_begins_small_unless_it_begins_with_a_name():
    told = ["Thành tích chưa đạt", "Sở Nội vụ không nhất trí", "UBND xã chưa xác nhận", "Chưa", ""]
    kept = ["thành tích chưa đạt", *told[1:]]
    assert [reason_in_sentence(one) for one in told] == kept
