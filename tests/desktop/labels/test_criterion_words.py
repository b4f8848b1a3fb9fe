"""Every criterion of the shipped law is told in words, none by its code."""

import re

from db.catalogue import rows_of, shipped
from desktop.labels.criterion_words import ways_words
from desktop.labels.translation import use

NAMES = {"grassroots_emulation_fighter": "Chiến sĩ thi đua cơ sở"}


def test_a_way_is_told_with_its_reward_type_and_conditions():
    ways = (
        '[{"point": "điểm d", "basis": ["cong_trang"], "all": [{"is": "years", "run": 2, "each": [{"rating": '
        '"hoan_thanh_xuat_sac"}]}, {"is": "results", "count": 2, "what": "initiative", "scope": "grassroots", '
        '"window": "run"}]}, {"all": [{"is": "awards", "award": ["grassroots_emulation_fighter"], "count": 3}]}]'
    )
    assert ways_words(ways, NAMES) == (
        "(điểm d) công trạng: 2 năm liên tục “Hoàn thành xuất sắc nhiệm vụ”, 2 sáng kiến, phạm vi cơ sở trở lên, "
        "trong thời gian đó; hoặc 3 lần “Chiến sĩ thi đua cơ sở”"
    )


def test_every_shipped_criterion_is_told():
    told = [ways_words(str(row.values["ways"]), {}) for row in rows_of(shipped()) if row.table == "criterion"]
    assert len(told) > 40 and all(told)
    assert not [text for text in told if re.search(r"hoan_thanh|cong_trang|dot_xuat|undisciplined|launched", text)]


def test_english_says_that_words_of_the_law_are_for_the_dossier_to_tell():
    ways = '[{"all": [{"is": "read", "text": "thành lập từ 10 năm trở lên"}]}]'
    assert ways_words(ways, {}) == "thành lập từ 10 năm trở lên"
    use("en")
    assert ways_words(ways, {}) == "what only the dossier can tell: “thành lập từ 10 năm trở lên”"
    use("vi")
