"""Readers of times told from elsewhere: Monday, yesterday, two days ago, last week, the last three days, last summer."""

from __future__ import annotations

from tocsin.times.calendars import day_month, mod_at, month_day
from tocsin.times.cursor import Cursor, Read
from tocsin.times.expression import NAMED, is_explicit
from tocsin.times.figures import numeric
from tocsin.times.reckoned import reckoned

LESS = ";less=1"
SHORTENED = 5  # letters that a shortened weekday may have: "Thurs."
MANY = {"d": "10d", "w": "8w", "m": "11m", "y": "20y"}  # "some days ago" may be as many
BEFORE, AFTER = ("before:", "either:"), ("after:", "either:")  # where words such as "ago" stand to a count
STEPS = {"last": "-1", "this": "0", "next": "1"}


def weekday(c: Cursor, i: int) -> Read | None:
    """Monday; last Monday; lundi dernier; Wednesday 11 March; Monday, Feb. 15; Friday the 15th; Monday of last week."""
    which = c.at("which", i)
    at = c.skip(which[1], "articles", "fillers") if which else i
    named = c.weekday(at) or _short_weekday(c, at)
    if named is None:
        return None
    number, _, part = named[0].partition(";")
    stop = c.skip(named[1], "fillers")
    if (not which or which[0] == "this") and (full := dated_next(c, stop)) is not None:
        return Read(_with_field(f"{full.code};weekday={number}", part), full.stop)
    after = c.at("which_after", stop) if c.joined(stop) else None
    if which is None and (week := _of_week(c, stop)) is not None and (after is None or week[1] > after[1]):
        return Read(f"weekday:{number};week={week[0]}", week[1])
    which = which or after
    code = f"weekday:{number}" + (f";which={which[0]}" if which else "")
    return Read(_with_field(code, part), after[1] if after else stop)


def _with_field(code: str, field: str) -> str:
    return f"{code};{field}" if field else code


def _short_weekday(c: Cursor, i: int) -> tuple[str, int] | None:
    """An abbreviation, or a word that is an ordinal too: with a date beside it, or a cue before and nothing it might qualify after."""
    named = c.named(i, "weekday_abbreviations")
    if named is None:
        return None
    whole = c.size == 1
    cued = c.has(i - 1, "weekday_cues") and not c.counts_something(named[1])
    return named if whole or cued or dated_next(c, named[1]) is not None else None


def _ends_sentence(c: Cursor, i: int) -> bool:
    """ "On Tuesday. On 9 May gunmen": the stop before token i is not that of "Tues. 9 May"."""
    return c.gap(i) == "." and (len(c.form(i - 1)) > SHORTENED or c.has(i, "articles", "day_cues", "fillers"))


def dated_next(c: Cursor, i: int) -> Read | None:
    """The date that completes a weekday: "11 March", "March 11", "the 15th", "31"."""
    if i >= c.size or c.gap(i) not in {"", ",", ".", "،", "("} or _ends_sentence(c, i):
        return None
    at = c.skip(i, "articles", "day_cues", "fillers")
    for reader in (day_month, month_day, numeric, reckoned):
        read = reader(c, at)
        if read is not None and read.code.startswith(NAMED) and is_explicit(read.code):
            return read
    found = c.day(at)
    if found is not None and c.gap(i) == "(" and c.gap(found[1]).startswith(")"):
        return Read(f"date:--{found[0]:02d}", found[1])  # "domingo (5)", the custom of the Brazilian press
    if found is None or c.gap(i) or c.counts_something(found[1]) or c.gap(found[1])[:1] in {"%", "/", "-", ":"}:
        return None
    said_as_day = at > i or c.form(at)[0].isdigit()
    return Read(f"date:--{found[0]:02d}", found[1]) if said_as_day or found[1] >= c.size or c.gap(found[1]) else None


def _of_week(c: Cursor, i: int) -> tuple[str, int] | None:
    """ "of last week" after a weekday."""
    at = c.skip(i, "of", "articles")
    read = unit(c, at) or phrase(c, at)
    return (read.code[5:-1], read.stop) if read is not None and read.code in {"unit:-1w", "unit:0w", "unit:1w"} else None


def weekday_of_unit(c: Cursor, i: int) -> Read | None:
    """Deze week maandag, geçen hafta Salı: the week first, then its day."""
    week = _of_week(c, i)
    named = c.weekday(week[1]) if week and c.joined(week[1]) else None
    return Read(f"weekday:{named[0].split(';')[0]};week={week[0]}", c.skip(named[1], "fillers")) if week and named else None


def phrase(c: Cursor, i: int) -> Read | None:
    """A fixed expression of the pack: yesterday, avant-hier, the same day."""
    found = c.at("phrases", i)
    return Read(found[0], c.past_suffix(found[1])) if found else None


def ago(c: Cursor, i: int) -> Read | None:
    """Two days ago; il y a deux jours; two days earlier (from the date spoken of last); some weeks ago; 2 weeks before 13 May 1999."""
    fewer, at = _less(c, i)
    opening = c.at("ago", at)
    if opening and opening[0].startswith(BEFORE):
        less, at = _less(c, opening[1])
        counted = _counted(c, at, less or fewer)
        if counted is None or c.year(counted.stop):
            return None
        return Read(opening[0].partition(":")[2] + _signed(counted.code, opening[0]), counted.stop)
    counted = _counted(c, at, fewer)
    closing = c.at("ago", counted.stop) if counted is not None else None
    if counted is None or closing is None or not closing[0].startswith(AFTER):
        return None
    if closing[0] == "after:anchor:" and c.has(i - 1, "of") and not c.has(i - 2, "roughly"):
        return None  # "a mourning of three days after the attack"
    return Read(closing[0].partition(":")[2] + _signed(counted.code, closing[0]), closing[1])


def _counted(c: Cursor, i: int, less: str) -> Read | None:
    """A count of units; a unit alone behind "less than a"; a vague one, which is less than many."""
    found = counts(c, i) or (c.named(i, "units") if less else None)
    if found is not None:
        return Read(found[0] + less, found[1])
    some = c.at("some", i)
    named = (
        c.named(some[1] if some else i, "units")
        if some or (c.has(i, "plurals") and not (c.is_number(i - 1) or c.form(i - 1).isdigit()))
        else None
    )
    return Read(MANY[named[0][-1]] + LESS, named[1]) if named is not None and named[0][-1] in MANY else None


def _less(c: Cursor, i: int) -> tuple[str, int]:
    """ "less than a week ago": (the field that says so, token after)."""
    found = c.at("less", i)
    return (LESS, found[1]) if found else ("", i)


def _signed(counted: str, rule: str) -> str:
    """Every step after the first carries the sign that the rule puts before the first."""
    return counted.replace(",", ",-" if rule.endswith("-") else ",")


def counts(c: Cursor, i: int) -> tuple[str, int] | None:
    """ "1 month, 2 years and 21 days" as ("1m,2y,21d", token after)."""
    steps: list[str] = []
    at, stop = i, i
    while (one := _count_of_unit(c, at, alone=not steps)) is not None:
        steps.append(one[0])
        stop = one[1]
        at = c.skip(stop, "joiners")
    return (",".join(steps), stop) if steps else None


def _count_of_unit(c: Cursor, i: int, alone: bool) -> tuple[str, int] | None:
    at = c.skip(i, "articles") if alone else i
    if c.has(at, "one_words") and (one := c.named(at + 1, "units")) and one[0][0] == "1":
        return one
    found = c.count(at)
    if found is None:
        dual = c.named(at, "units") if alone else None
        return dual if dual and dual[0][0] != "1" else None
    named = c.named(c.skip(found[1], "of"), "units") if c.joined(found[1]) else None
    return (f"{found[0]}{named[0][-1]}", named[1]) if named and named[0][-1] in "hdwmy" else None


def shifted(c: Cursor, i: int) -> Read | None:
    """Two weeks before 13 May 1999; dois dias antes de ontem."""
    counted = counts(c, i)
    if counted is None or "," in counted[0]:
        return None
    for table, sign in (("shift_back", "-"), ("shift_on", "+")):
        found = c.at(table, counted[1])
        if found is None or c.gap(found[1])[:1] in {",", "،"}:  # "two weeks before, on 17 February": that day itself
            continue
        at = c.skip(found[1], "of", "articles", "day_cues")
        for reader in (day_month, month_day, numeric, reckoned, phrase):
            read = reader(c, at) or reader(c, found[1])
            if read is not None and (read.code.startswith("offset:") or is_explicit(read.code)):
                return Read(f"{read.code};shift={sign}{counted[0]}", read.stop)
    return None


def unit(c: Cursor, i: int) -> Read | None:
    """Last week, this month, next year; la semaine dernière; end of last year."""
    mod, at = mod_at(c, i)
    which = c.at("which", at)
    place = c.skip(which[1], "articles", "of") if which else at
    if mod and not which:
        place = _past_mod(c, i)
    named = c.named(place, "units")
    if named is None or named[0][0] != "1" or (c.has(place, "plurals") and not mod) or _is_one_day_of(c, named):
        return None
    after = c.at("which_after", named[1]) if c.joined(named[1]) else None
    said = which or after
    if said is None:
        of_it = c.joined(named[1]) and c.has(named[1], "of")
        return Read(f"unit:0{named[0][-1]};mod={mod}", named[1]) if mod and named[0] in {"1m", "1y"} and not of_it else None
    code = f"unit:{STEPS[said[0]]}{named[0][-1]}" + (f";mod={mod}" if mod else "")
    return Read(code, max(named[1], after[1] if after else 0))


def _is_one_day_of(c: Cursor, named: tuple[str, int]) -> bool:
    """ "The last day of April", "no último dia 4": none that is counted from today."""
    return named[0][-1] == "d" and c.joined(named[1]) and (c.has(named[1], "of") or c.form(named[1])[:1].isdigit())


def _past_mod(c: Cursor, i: int) -> int:
    """The token after "early in the", "Anfang des": here the month itself is no filler."""
    found = c.at("mods", i)
    return c.skip(found[1], "of", "articles") if found else i


def span(c: Cursor, i: int) -> Read | None:
    """The last three days; los últimos tres días; the 5 past years; los 5 años pasados. The last hours are no span of days."""
    read = _span(c, i)
    return None if read is not None and read.code.endswith("h") else read


def _span(c: Cursor, i: int) -> Read | None:
    which = c.at("which", i)
    if which:
        found = _count_of_unit(c, which[1], alone=True) if c.count(which[1]) else None
        return Read(f"span:{_sign(which[0])}{found[0]}", found[1]) if found and which[0] != "this" else None
    number = c.count(i)
    if number is None:
        return _span_of_units(c, i)
    if not c.joined(number[1]):
        return None
    if (
        (which := c.at("which", number[1]))
        and which[0] != "this"
        and (named := c.named(which[1], "units"))
        and _may_be_plural(c, which[1], named[0])
    ):
        return Read(f"span:{_sign(which[0])}{number[0]}{named[0][-1]}", named[1])
    named = c.named(number[1], "units")
    after = c.at("which_after", named[1]) if named and c.joined(named[1]) else None
    if named and after and after[0] != "this" and named[0][0] == "1":
        return Read(f"span:{_sign(after[0])}{number[0]}{named[0][-1]}", after[1])
    return None


def _span_of_units(c: Cursor, i: int) -> Read | None:
    """The unit first: اليومين الماضيين (a dual), الأيام الخمسة الماضية."""
    named = c.named(i, "units")
    if named is None or not c.joined(named[1]):
        return None
    number = (int(named[0][0]), named[1]) if named[0][0] != "1" else c.count(named[1]) if c.has(i, "plurals") else None
    after = c.at("which_after", number[1]) if number and c.joined(number[1]) else None
    return Read(f"span:{_sign(after[0])}{number[0]}{named[0][-1]}", after[1]) if number and after and after[0] != "this" else None


def _may_be_plural(c: Cursor, i: int, unit: str) -> bool:
    """A plural, or a unit whose plural is no other word: "38 last week" is not the last 38 weeks."""
    plurals = (c.tables["units"].at([word], 0) for word in c.words["plurals"])
    return unit[0] == "1" and (c.has(i, "plurals") or not any(p is not None and p[0] == unit for p in plurals))


def _sign(which: str) -> str:
    return "-" if which == "last" else "+"


def season(c: Cursor, i: int) -> Read | None:
    """Last summer, l'été dernier, the summer of 2019, in winter."""
    mod, at = mod_at(c, i)
    which = c.at("which", at)
    named = c.named(c.skip(which[1], "articles") if which else at, "seasons")
    if named is None:
        return None
    year, stop = c.year_after(named[1])
    after = c.at("which_after", stop)
    before = i - 1 if not c.has(i - 1, "articles") else i - 2
    if not (which or after or year or mod or c.has(before, "month_preps")):
        return None
    return Read(f"season:{year or '-'}-{named[0]}" + (f";mod={mod}" if mod else ""), after[1] if after and not year else stop)
