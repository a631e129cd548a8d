"""Write ``places.txt`` of the lexicons: China's provinces, prefectures and counties, and the world's countries; and
``shared_places.txt``: the names that several of China's divisions share.

    uv run --with cpca==0.5.5 --with pycountry python tools/gazetteer.py

The names and GB/T 2260 codes come from cpca's table, those of countries from pycountry's Chinese translation. A short
name (肇庆 for 肇庆市) is kept where it is a place to jieba as well, or no word at all: 平安 of 平安县 is not.
"""

from __future__ import annotations

import csv
import gettext
from importlib.util import find_spec
from pathlib import Path

import pycountry
import rjieba

HERE = Path(__file__).parent
LEXICONS = HERE.parent / "src/hongtu/lexicons"
NO_NAMES = ("市辖区", "县", "自治区直辖县级行政区划", "省直辖县级行政区划")
PEOPLES = (HERE / "peoples.txt").read_text(encoding="utf-8").split()
SPECIAL = {"内蒙古自治区": "内蒙古", "香港特别行政区": "香港", "澳门特别行政区": "澳门", "西藏自治区": "西藏"}


def short(name: str) -> str:
    """The everyday form of an administrative name, or the name itself."""
    if name in SPECIAL:
        return SPECIAL[name]
    for tail in ("自治区", "自治州", "自治县", "自治旗", "地区"):
        if name.endswith(tail):
            stem = name.removesuffix(tail)
            while any(stem.endswith(p) and stem != p for p in PEOPLES):
                stem = next(stem.removesuffix(p) for p in PEOPLES if stem.endswith(p) and stem != p)
            return stem
    return name[:-1] if name[-1] in "省市县" and len(name) > 2 else name


def sure(word: str) -> bool:
    """Whether a short form is a place and nothing else, as far as jieba knows."""
    return len(word) > 1 and (not rjieba.has_word(word) or rjieba.tag(word) == [(word, "ns")])


def rows() -> list[tuple[str, str]]:
    """Code and name of each division, sorted by code."""
    spec = find_spec("cpca")
    assert spec is not None
    assert spec.origin is not None
    with (Path(spec.origin).parent / "resources/adcodes.csv").open(encoding="utf-8") as table:
        return sorted((row["adcode"][:6], row["name"]) for row in csv.DictReader(table))


def shared() -> dict[str, list[str]]:
    """Name to codes, of the names that several divisions share."""
    codes: dict[str, list[str]] = {}
    for code, name in rows():
        codes.setdefault(name, []).append(code)
    return {name: sorted(set(own)) for name, own in codes.items() if len(set(own)) > 1 and name not in NO_NAMES}


def divisions() -> dict[str, str]:
    """Name to code, the wider place first where two share a name."""
    places: dict[str, str] = {}
    for code, name in rows():
        wide = code.endswith("00")
        forms = [name, *([short(name)] if wide or sure(short(name)) else [])]
        for form in forms:
            if len(form) > 1 and form not in NO_NAMES:
                places.setdefault(form, code)
    return places


def countries() -> dict[str, str]:
    """Chinese name of a country to its ISO 3166 code."""
    chinese = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["zh_CN"])
    return {chinese.gettext(getattr(c, "common_name", c.name)): c.alpha_2 for c in pycountry.countries}


def main() -> None:
    """Write the word lists."""
    lines = [f"{name}\t{code}\t# 位于{name}" for name, code in sorted(divisions().items(), key=lambda p: p[::-1])]
    lines += [f"{name}\t{code}\t# 来自{name}" for name, code in sorted(countries().items(), key=lambda p: p[::-1])]
    seen: dict[str, str] = {}
    for line in lines:
        seen.setdefault(line.split("\t")[0], line)
    by = "Written by tools/gazetteer.py.\n"
    head = f"# Places: China's divisions with GB/T 2260 codes, countries with ISO 3166 codes. {by}"
    (LEXICONS / "places.txt").write_text(head + "\n".join(seen.values()) + "\n", encoding="utf-8")
    head = f"# Names that several of China's divisions share, with their GB/T 2260 codes. {by}"
    lines = [f"{name}\t{' '.join(codes)}\t# 位于{name}" for name, codes in sorted(shared().items(), key=lambda p: p[1])]
    (LEXICONS / "shared_places.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
