"""Sets of facts about invented nominees, by the names that the truth table uses; `y` is the year that counts."""

CS, CT, BK = "grassroots_emulation_fighter", "province_emulation_fighter", "province_chair_merit_certificate"
TTG, FLAG, TLX = "prime_minister_merit_certificate", "province_emulation_flag", "excellent_collective"


def rated(rating, *years):
    return {str(year): rating for year in years}


def result(year, level="grassroots", research=False):
    return {"year": year, "level": level, "research": research}


def had(code, *years):
    return [{"award": code, "period": str(year), "basis": "cong_trang"} for year in years]


def group(advanced=15, fighters=1, disciplined=0, completed=20):
    counted = {"advanced_worker": advanced, CS: fighters, "disciplined": disciplined}
    return {"members": 20, "completed": completed, **counted}


def of_collectives(y):
    """Return what collectives have by the year `y`."""
    return {
        "collective_excellent_2": {"ratings": rated("excellent", y - 1, y)},
        "collective_excellent_then_title": {"ratings": rated("excellent", y - 1), "awards": had(TLX, y)},
        "group": {"ratings": rated("excellent", y), "group": group()},
        "group_11_of_20": {"ratings": rated("excellent", y), "group": group(advanced=11)},
        "group_half": {"ratings": rated("excellent", y), "group": group(advanced=10)},
        "group_without_fighter": {"ratings": rated("excellent", y), "group": group(fighters=0)},
        "group_one_disciplined": {"ratings": rated("excellent", y), "group": group(disciplined=1)},
        "group_one_incomplete": {"ratings": rated("excellent", y), "group": group(completed=19)},
    }


def facts(name, y):
    """Return a set of facts as `judge` takes them."""
    five = range(y - 4, y + 1)
    two = (y - 1, y)
    return {
        **of_collectives(y),
        "none": {},
        "movement_province": {"launched_by": "province"},
        "movement_commune": {"launched_by": "grassroots"},
        "excellent_2_initiatives_2": {"ratings": rated("excellent", *two), "initiatives": [result(n) for n in two]},
        "excellent_2_initiatives_1": {"ratings": rated("excellent", *two), "initiatives": [result(y)]},
        "excellent_2_research_2": {
            "ratings": rated("excellent", *two),
            "initiatives": [result(n, research=True) for n in two],
        },
        "good_2_initiatives_2": {"ratings": rated("good", *two), "initiatives": [result(n) for n in two]},
        "fighter_2": {"awards": had(CS, *two)},
        "fighter_gap": {"awards": had(CS, y - 2, y)},
        "excellent_no_results": {"ratings": rated("excellent", y), "initiatives": []},
        "good_no_results": {"ratings": rated("good", y), "initiatives": []},
        "good": {"ratings": rated("good", y)},
        "completed": {"ratings": rated("completed", y)},
        "good_inspected": {
            "ratings": rated("good", y),
            "discipline": [{"what": "thanh tra", "from": f"{y - 1}-05-04", "to": None}],
        },
        "good_initiative": {"ratings": rated("good", y), "initiatives": [result(y)]},
        "fighter_3_initiative_province": {
            "awards": had(CS, y - 2, y - 1, y),
            "initiatives": [result(y - 1, "province")],
        },
        "fighter_3_initiative_grassroots": {"awards": had(CS, y - 2, y - 1, y), "initiatives": [result(y)]},
        "fighter_2_initiative_province": {"awards": had(CS, *two), "initiatives": [result(y, "province")]},
        "province_2_initiative_national": {"awards": had(CT, *two), "initiatives": [result(y, "national")]},
        "province_2_initiative_province": {"awards": had(CT, *two), "initiatives": [result(y, "province")]},
        "certificate_5_initiatives_5": {
            "ratings": rated("excellent", *five),
            "initiatives": [result(n) for n in five],
            "awards": had(BK, y - 5),
        },
        "certificate_5_fighter_3": {
            "ratings": rated("good", *five),
            "awards": [*had(BK, y - 5), *had(CS, y - 4, y - 2, y)],
            "initiatives": [],
        },
        "certificate_5_flag": {
            "ratings": rated("excellent", *five),
            "awards": [*had(BK, y - 5), *had(FLAG, y - 1)],
        },
        "minister_5_initiatives_province_2": {
            "ratings": rated("excellent", *five),
            "awards": had(TTG, y - 5),
            "initiatives": [result(n, "province") for n in two],
        },
    }[name]
