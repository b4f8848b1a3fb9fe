"""One prepared change for each deed that can be undone, and the record in which each of them can be done."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from sqlalchemy import select

from db.catalogue import shipped
from db.changes import (
    amendments,
    authorities,
    award_types,
    catalogue,
    ceremonies,
    certificates,
    council,
    council_members,
    decisions,
    dossier_rules,
    dossiers,
    entered_bonuses,
    facts,
    importing,
    law_entries,
    layouts,
    nominations,
    office,
    paper_grounds,
    people,
    posts,
    preflight,
    putting_forward,
    registrations,
    replacing,
    round_plan,
    rounds,
    standing_texts,
    taking_apart,
    unit_history,
    units,
)
from db.changes.scans import keep_file
from db.models.catalogue import AwardType
from db.models.facts import DutyRating
from db.models.nominations import Nomination
from db.queries import law_update
from db.rules.terms import (
    AmendmentForm,
    AmendmentKind,
    DecisionOrigin,
    MilestoneKind,
    NominationState,
    NomineeKind,
    ReceivingWay,
    RewardType,
    Severity,
    SigningCapacity,
    Verdict,
)
from db.shipped_layouts import shipped_layout
from tests.db.changes.conftest import TODAY, person

EARLY = date(2000, 1, 1)
AWARD = "province_chair_merit_certificate"
NAMES = ("Chủ tịch", "Chủ tịch", "Ủy ban", "CHỦ TỊCH", "Tuyên Quang", "QĐ-UBND")
PEOPLE_ONLY = (NomineeKind.INDIVIDUAL,)


def bring_newer_law(monkeypatch):
    """Let the program come with one legal ground that the record does not have."""
    newer = {**shipped()}
    ground = {"regime": "L2022_N98", "level": "province", "order": 90, "text": "Căn cứ Nghị định mới hơn"}
    newer["legal_grounds"] = [*newer["legal_grounds"], ground]
    monkeypatch.setattr(law_update, "shipped", lambda: newer)


def prepared(o):
    """Make in an office's record what the changes are about; return what they name."""
    p = SimpleNamespace(round_id=o.round_id, chairman=o.chairman, award=o.award)
    _prepare_round(o, p)
    _prepare_decisions(o, p)
    _prepare_office(o.database.do, o.chairman, p)
    p.nominee = next(each.nominee_id for each in o.all(Nomination) if each.id == p.one)
    early = facts.FactRow("duty_rating", p.nominee, {"year": 2021, "rating": "hoan_thanh"})
    o.database.do(facts.EnterFacts((early,)))
    p.rating = o.all(DutyRating)[0].id
    p.kept = keep_file(o.database, "bao-cao.pdf", b"%PDF-1.4 a")
    o.database.do(dossiers.ReceivePapers((p.one,), "minutes"))
    o.database.do(dossiers.AttachEvidence((p.one,), "minutes", keep_file(o.database, "bb.pdf", b"%PDF-1.4 b")))
    registered = registrations.Registered(NomineeKind.INDIVIDUAL, "Vừ Mí Kẻ", o.award)
    o.database.do(registrations.AddRegistrations(2024, (registered,)))
    return p


def _prepare_round(o, p):
    do = o.database.do
    p.one, p.two = (o.nominate(person(name)) for name in ("Nông Quốc Khánh", "Chẩu Thị Hiền"))
    asked = ("Sở Khoa học và Công nghệ", "Bưu điện tỉnh")
    due = (round_plan.Due(MilestoneKind.COUNCIL, date(2023, 11, 28)),)
    do(rounds.OpenRound("Chuyển đổi số", 2023, RewardType.MOVEMENT, milestones=due, units=asked))
    p.closed = do(rounds.OpenRound("Tổng kết năm 2021", 2021, RewardType.MERIT)).result
    do(rounds.CloseRound(p.closed))
    p.unit = do(units.AddUnit("Phòng Chuyển đổi số")).result
    p.other = do(units.AddUnit("Trung tâm Chuyển đổi số")).result
    p.someone = do(people.AddPerson("Sùng Mí Dính", honorific="Ông")).result
    p.double = do(people.AddPerson("Sùng Mí Dinh", honorific="Ông")).result
    p.merged = do(people.AddPerson("Lò Văn Pao", honorific="Ông", birth="1990")).result
    do(people.MergePeople(p.merged, do(people.AddPerson("Lò Văn Pảo", honorific="Ông")).result))
    p.merged_unit = do(units.AddUnit("Phòng Số")).result
    do(unit_history.MergeUnitEntries(p.merged_unit, do(units.AddUnit("Phòng Sô")).result))
    p.post = do(posts.TakePost(p.someone, "Chuyên viên", "Văn phòng Sở", date(2020, 1, 1))).result
    p.listed = (importing.ListRow(o.award, o.chairman, person("Lục Văn Toản"), putting_forward.Source("A", 2, "B2")),)


def _prepare_decisions(o, p):
    do = o.database.do
    (p.ready,) = o.recommended(person("Ma Văn Ước"))
    p.draft = decisions.DraftDecision(o.round_id, o.chairman, o.award, DecisionOrigin.DRAFTED, (p.ready,))
    p.decision, p.decided = do(p.draft).result, do(p.draft).result
    p.sent = council.DraftSubmission(o.round_id, o.chairman, (p.ready,), ("Sở Nội vụ",), "Phan Việt Tùng", "GIÁM ĐỐC")
    p.submission = do(p.sent).result
    do(nominations.MoveNominations((p.two,), NominationState.SUBMITTED))
    results = (council.Result(p.two, 9, 9, recommended=True),)
    p.session = council.RecordCouncil(o.round_id, EARLY, "", "", "", 9, 9, results)
    p.member = do(council_members.AddCouncilMember("Ông Phan Việt Tùng", "Giám đốc Sở", "chair")).result
    p.asked = do(dossier_rules.AddDossierRule(("Bản cam kết",), "Quy chế 2024", p.award)).result
    p.held = do(council.RecordCouncil(o.round_id, EARLY, "", "", "", 9, 9, ())).result
    p.meeting = do(ceremonies.AddCeremony(o.round_id, "Hội nghị", EARLY)).result
    p.stock = do(certificates.AddStock("Phôi Bằng khen tỉnh")).result
    (named,) = o.recommended(person("Hoàng Thị Yến"))
    signed = decisions.DraftDecision(
        o.round_id, o.chairman, o.award, DecisionOrigin.DRAFTED, (named,), signer_name="Lương Đức Thiện"
    )
    p.issued = do(signed).result
    do(decisions.IssueDecision(p.issued, "7", date(2023, 12, 20)))
    (p.unsaid,) = _without_bonus(o, "Chẩu Thị Hiền")
    p.made = do(certificates.MakeCertificates(p.issued, "so-tttt@1")).result
    p.wrong = (amendments.AmendedItem(1, (amendments.CorrectedText("position", "Trưởng phòng"),)),)
    p.correction = amendments.DraftAmendment(p.issued, AmendmentKind.CORRECT, AmendmentForm.LETTER, p.wrong)
    p.amended = do(p.correction).result


def _without_bonus(o, name):
    """Issue a decision of a medal of which the law says only a most; return its recipients."""
    with o.database.read() as session:
        medal = session.scalars(select(AwardType.id).where(AwardType.code == "commemorative_medal")).one()
    (one,) = (o.database.do(nominations.AddNomination(o.round_id, medal, o.chairman, person(name))).result,)
    for state in (NominationState.SUBMITTED, NominationState.RECOMMENDED):
        o.database.do(nominations.MoveNominations((one,), state))
    made = decisions.DraftDecision(
        o.round_id, o.chairman, medal, DecisionOrigin.DRAFTED, (one,), signer_name="Lương Đức Thiện"
    )
    decision = o.database.do(made).result
    return o.database.do(decisions.IssueDecision(decision, "8", date(2023, 12, 20), without_bonus=True)).result


def _prepare_office(do, chairman, p):
    do(layouts.AddLayout("so-tttt", shipped_layout("bang-khen")))
    p.spare = do(office.AddAuthority("spare", "other", *NAMES, date(2010, 1, 1))).result
    p.later = do(office.RenameAuthority(p.spare, *NAMES, date(2015, 1, 1))).result
    p.deputy = do(office.AddSigner(chairman, "Hoàng Việt Phương", SigningCapacity.DEPUTY, "PHÓ CHỦ TỊCH")).result
    p.medal = do(award_types.AddAwardType("Kỷ niệm chương của Sở", "commendation", "ministry", PEOPLE_ONLY)).result
    own = ("QĐ 12 Điều 4", [{"all": []}], date(2026, 10, 1), "Công báo tỉnh")
    p.criterion = do(catalogue.AddCriterion(p.award, NomineeKind.INDIVIDUAL, *own)).result
    p.salary = do(law_entries.AddBaseSalary(2_800_000, date(2030, 1, 1), "Nghị định mới")).result
    p.law = do(law_entries.AddRegime("Luật mới", date(2030, 1, 1))).result
    p.grounds = [do(law_entries.AddGround(p.law, "", f"Căn cứ {text}")).result for text in ("Luật", "Nghị định")]
    do(standing_texts.ChangeText("dossier", "Hồ sơ gồm có", EARLY))


def steps(p):
    """Return one change for each undoable deed, by its name in the journal."""
    areas = (office_steps, law_steps, fact_steps, people_steps, round_steps, decision_steps, paper_steps)
    return {name: step for area in areas for name, step in area(p).items()}


def office_steps(p):
    """Change the office, its authorities and signers."""
    return {
        "office.set": office.SetSetting("office.full_name", "Sở Thông tin và Truyền thông"),
        "authority.add": office.AddAuthority("new", "other", *NAMES, EARLY),
        "authority.rename": office.RenameAuthority(p.chairman, *NAMES, date(2025, 7, 1)),
        "signer.add": office.AddSigner(p.chairman, "Nguyễn Thế Giang", SigningCapacity.DEPUTY, "PHÓ CHỦ TỊCH"),
        "signer.remove": office.RemoveSigner(p.deputy),
        "authority.correct": authorities.CorrectAuthority(1, *NAMES),
        "authority.date": authorities.DateName(p.later, date(2016, 7, 1)),
        "authority.add_former": authorities.AddFormerName(p.chairman, *NAMES, date(1976, 1, 1)),
        "authority.remove_name": authorities.RemoveName(p.later),
        "authority.end": authorities.EndAuthority(p.spare, date(2020, 12, 31)),
        "authority.level": authorities.SetLevel(p.spare, "ministry"),
        "authority.remove": authorities.RemoveAuthority(p.spare),
        "signer.edit": office.EditSigner(1, "Lương Đức Thiên", SigningCapacity.HEAD, "CHỦ TỊCH"),
    }


def law_steps(p):
    """Change the kinds of awards and what the law says of them."""
    return {
        "award_type.add": award_types.AddAwardType("Giấy khen chuyên đề", "commendation", "department", PEOPLE_ONLY),
        "award_type.edit": award_types.EditAwardType(
            p.medal, "Kỷ niệm chương ngành Thông tin", "commendation", "ministry", (NomineeKind.COLLECTIVE,), "KNC"
        ),
        "award_type.word": award_types.WordAward(p.award, "Bằng khen của {authority}"),
        "award_type.remove": award_types.RemoveAwardType(p.medal),
        "coefficient.set": award_types.SetCoefficient(p.medal, p.law, NomineeKind.INDIVIDUAL, 60, "Quy chế"),
        "base_salary.add": law_entries.AddBaseSalary(2_900_000, date(2031, 1, 1), "Nghị định mới hơn"),
        "base_salary.edit": law_entries.EditBaseSalary(p.salary, 2_850_000, date(2030, 7, 1), "Nghị định mới"),
        "base_salary.remove": law_entries.RemoveBaseSalary(p.salary),
        "regime.add": law_entries.AddRegime("Luật mới hơn", date(2031, 1, 1)),
        "regime.edit": law_entries.EditRegime(p.law, "Luật mới (sửa)", date(2030, 7, 1)),
        "regime.remove": law_entries.RemoveRegime(p.law),
        "ground.add": law_entries.AddGround(p.law, "province", "Căn cứ Quy chế"),
        "ground.edit": law_entries.EditGround(p.grounds[0], "", "Căn cứ Luật Thi đua, khen thưởng"),
        "ground.remove": law_entries.RemoveGround(p.grounds[0]),
        "catalogue.receive": catalogue.ReceiveCatalogue(),
        "criterion.add": catalogue.AddCriterion(
            p.award, NomineeKind.INDIVIDUAL, "Luật mới Điều 74", [{"all": []}], date(2026, 10, 1), "Công báo"
        ),
        "criterion.edit": catalogue.EditCriterion(
            p.criterion, p.award, NomineeKind.INDIVIDUAL, "QĐ 12 Điều 5", [{"all": []}], date(2026, 10, 1), "Công báo"
        ),
        "criterion.remove": catalogue.RemoveCriterion(1),
        "ground.reorder": law_entries.ReorderGrounds((p.grounds[1], p.grounds[0])),
        "text.change": standing_texts.ChangeText("dossier", "Hồ sơ kèm theo", date(2024, 1, 1)),
        "text.correct": standing_texts.CorrectText("dossier", "Hồ sơ gồm", EARLY),
        "text.remove": standing_texts.RemoveText("dossier", EARLY),
        "drafts.reword": standing_texts.RewordDrafts((("Sở Nội vụ", "Sở Nội vụ tỉnh"),), (), (p.submission,)),
    }


def fact_steps(p):
    """Enter facts about a nominee and take one out."""
    late = facts.FactRow("duty_rating", p.nominee, {"year": 2023, "rating": "hoan_thanh_tot"})
    return {
        "dossier.receive": dossiers.ReceivePapers((p.one,), "report"),
        "dossier.lack": dossiers.LackPapers((p.one,), "minutes"),
        "dossier.attach": dossiers.AttachEvidence((p.one,), "report", p.kept),
        "dossier.detach": dossiers.DetachEvidence(1),
        "dossier.appraise": dossiers.Appraise((p.one,), Verdict.AGREE, "", "Bà Lan", EARLY),
        "registration.add": registrations.AddRegistrations(
            2024, (registrations.Registered(NomineeKind.INDIVIDUAL, "Vừ Mí Kẻ", p.award, "Bưu điện"),)
        ),
        "registration.remove": registrations.RemoveRegistrations((1,)),
        "facts.enter": facts.EnterFacts((late,)),
        "facts.remove": facts.RemoveFacts((facts.FactRow("duty_rating", p.nominee, {}, p.rating),)),
    }


def people_steps(p):
    """Change units and people."""
    return {
        "unit.add": units.AddUnit("Văn phòng Sở"),
        "unit.rename": units.RenameUnit(p.unit, "Phòng Công nghệ số", date(2023, 1, 1)),
        "unit.succeed": units.SucceedUnit(p.unit, p.other, date(2023, 1, 1)),
        "person.add": people.AddPerson("Vừ Mí Kẻ", honorific="Ông", birth="1990", identity_number="008090001234"),
        "person.edit": people.EditPerson(p.someone, "Sùng Mí Dình"),
        "person.take_post": posts.TakePost(p.someone, "Phó Trưởng phòng", "Phòng Chuyển đổi số", date(2023, 1, 1)),
        "person.correct_post": posts.CorrectPost(p.post, "Chuyên viên chính", "Văn phòng Sở", date(2021, 1, 1)),
        "person.remove_post": posts.RemovePost(p.post),
        "unit.correct": unit_history.CorrectUnit(p.unit, "Phòng Chuyển đổi số quốc gia", p.other, "CĐS"),
        "unit.join": unit_history.JoinUnits((p.unit, p.other), date(2023, 1, 1), name="Trung tâm Công nghệ số"),
        "unit.merge": unit_history.MergeUnitEntries(p.unit, p.other),
        "person.identify": people.SetIdentityNumber(p.someone, "008090001235"),
        "person.keep_apart": taking_apart.KeepApart(p.double, p.someone, "Hai anh em"),
        "unit.keep_apart": taking_apart.KeepUnitsApart(p.other, p.unit, "Hai phòng"),
        "person.split": taking_apart.SplitPeople(p.merged),
        "unit.split": taking_apart.SplitUnits(p.merged_unit),
        "person.merge": people.MergePeople(p.double, p.someone),
    }


def round_steps(p):
    """Change rounds and nominations."""
    return {
        "movement.add": rounds.AddMovement("phong trào chuyển đổi số"),
        "round.open": rounds.OpenRound("Tổng kết năm 2023", 2023, RewardType.MERIT),
        "milestone.done": round_plan.MarkMilestone(1, TODAY),
        "round_unit.remind": round_plan.RemindUnits((1,)),
        "round_unit.answer": round_plan.AnswerUnits((1, 2)),
        "round.edit": rounds.EditRound(p.round_id, "Phong trào 2022", 2022, RewardType.MOVEMENT),
        "round.copy": rounds.CopyRound(p.round_id, "Phong trào năm 2023", 2023),
        "round.close": rounds.CloseRound(p.round_id),
        "round.reopen": rounds.ReopenRound(p.closed),
        "nomination.add": nominations.AddNomination(p.round_id, p.award, p.chairman, person("Lý Thu Hường")),
        "nomination.import_list": importing.ImportList(p.round_id, p.listed, "b.xlsx", "1" * 64, "2024-01-10T08:00:00"),
        "nomination.review": importing.TakeReview(
            p.round_id,
            (importing.Correction(p.one, person("Nông Quốc Khanh")),),
            tuple(replace(row, draft=person("Bàn Văn Minh")) for row in p.listed),
            (),
            "Đơn vị rút",
            "c.xlsx",
            "2" * 64,
            "2024-01-10T08:00:00",
        ),
        "nomination.edit": nominations.EditNomination(p.one, person("Nông Quốc Khanh")),
        "nomination.edit_many": nominations.EditNominations((p.one, p.two), citation="Đã có thành tích"),
        "nomination.reorder": nominations.ReorderNominations((p.two, p.one)),
        "nomination.move": nominations.MoveNominations((p.one,), NominationState.WITHDRAWN, "Đơn vị xin rút"),
        "finding.override": nominations.OverrideFinding(p.one, "twice", Severity.WARNING, "Điều 5", "Thành tích khác"),
    }


def decision_steps(p):
    """Change the council, submissions and decisions."""
    return {
        "council.record": p.session,
        "council.edit": council.EditCouncil(
            p.held, EARLY, "Tuyên Quang", "Phan Việt Tùng", "Lý Thị Mỹ", 9, 9, number="12"
        ),
        "dossier_rule.add": dossier_rules.AddDossierRule(("Bản cam kết",), "Quy chế 2024"),
        "dossier_rule.edit": dossier_rules.EditDossierRule(p.asked, ("Bản sao",), "Quy chế 2025", kind="individual"),
        "dossier_rule.remove": dossier_rules.RemoveDossierRule(p.asked),
        "council_member.add": council_members.AddCouncilMember("Bà Lý Thu Hường", "Chánh Văn phòng", "secretary"),
        "council_member.edit": council_members.EditCouncilMember(p.member, "Ông Phan Việt Tùng", valid_to=TODAY),
        "council_member.remove": council_members.RemoveCouncilMember(p.member),
        "submission.draft": p.sent,
        "submission.renew_grounds": paper_grounds.RenewSubmissionGrounds(p.submission, ("Căn cứ Kế hoạch 12/KH",)),
        "submission.send": council.SendSubmission(p.submission, "95", date(2023, 12, 4)),
        "decision.draft": p.draft,
        "decision.edit": decisions.EditDecision(p.decision, place="Tuyên Quang"),
        "decision.renew_grounds": paper_grounds.RenewDecisionGrounds(p.decision, date(2023, 12, 20)),
        "decision.judge": decisions.JudgeItem(p.decision, p.ready, approved=True, unit="Văn phòng Sở"),
        "decision.judge_many": decisions.JudgeItems(p.decision, (p.ready,), approved=False, reason="Chưa đủ hồ sơ"),
        "decision.remove": decisions.RemoveDraft(p.decided),
    }


def paper_steps(p):
    """Change certificates, layouts, conferences and the register."""
    return {
        "stock.add": certificates.AddStock("Phôi Giấy khen"),
        "stock.move": certificates.MoveStock(p.stock, 50, "Nhận từ Sở Nội vụ"),
        "stock.issuer_line": certificates.SayIssuerLine(p.stock, True),
        "calibration.set": certificates.SetCalibration("HP", dx_mm=3.0),
        "certificate.accept": preflight.AcceptDoubt(p.issued, "1.honorific.honorific.0", "Đúng như đã ký"),
        "certificate.relayout": layouts.UsePresentLayout(tuple(p.made)),
        "layout.add": layouts.AddLayout("so-nv", shipped_layout("giay-khen")),
        "layout.replace": layouts.ReplaceLayout("so-tttt", shipped_layout("giay-khen")),
        "layout.retire": layouts.RetireLayout("so-tttt"),
        "layout.serve": layouts.ServeLayout(AWARD, NomineeKind.INDIVIDUAL, "so-tttt"),
        "decision.replace": replacing.DraftReplacement(p.issued, "Danh sách sai", (1,)),
        "amendment.draft": p.correction,
        "amendment.edit": amendments.EditAmendment(p.amended, AmendmentForm.DECISION, p.wrong, "Ghi nhầm"),
        "amendment.remove": amendments.RemoveAmendment(p.amended),
        "ceremony.edit": ceremonies.EditCeremony(p.meeting, "Hội nghị biểu dương", EARLY, "Hội trường tỉnh"),
        "presentation.receive": ceremonies.SayWhoReceives((1,), ReceivingWay.PROXY, "Ông Lý Văn Thay"),
        "presentation.arrange": ceremonies.ArrangePresentation((1,)),
        "ceremony.add": ceremonies.AddCeremony(p.round_id, "Hội nghị tổng kết", TODAY),
        "bonus.enter": entered_bonuses.EnterBonuses((p.unsaid,), "Quyết định 12/QĐ-UBND", TODAY, 500_000),
        "register.explain_gap": ceremonies.ExplainGap(7, "Số bỏ trống do nhập nhầm"),
    }
