"""Characters with boxes are put into reading order: columns, headlines over them, blanks, and what goes on."""

import pytest

from hongtu.read.columns import Glyph, paragraphs
from hongtu.read.flow import apart, flow

TEXT = "江州高新区今年引进企业二十家，新建厂房三座，园区的道路也重新铺过，路边种上了树，树下放了长椅。"
OTHER = "天河县近日办起第一所老年学堂，报名的老人排到了院门外，学堂设书法和戏曲两门课，教师都是本地人。"


def row(text: str, x: float, y: float, size: float = 10) -> list[Glyph]:
    """A row of square characters; a blank is a quarter of one and leaves no glyph."""
    glyphs = []
    for sign in text:
        if sign == " ":
            x += size / 4
        else:
            glyphs.append(Glyph(x, y, x + size, y + size, sign))
            x += size
    return glyphs


def columns(text: str, y: float, count: int, *, gap: float = 14, signs: int = 12) -> list[Glyph]:
    """A text set in columns of one height, its first row at an indent."""
    lines = [text[: signs - 2], *[text[i : i + signs] for i in range(signs - 2, len(text), signs)]]
    high = -(-len(lines) // count)
    glyphs = []
    for i, line in enumerate(lines):
        left = 40 + i // high * (signs * 10 + gap)
        glyphs += row(line, left + (20 if i == 0 else 0), y + i % high * 15)
    return glyphs


def read(*pages: list[Glyph]) -> list[str]:
    return flow([one for page in pages for one in paragraphs(page)])


@pytest.mark.parametrize("gap", [10, 14, 30])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_columns_are_read_one_after_another(count: int, gap: float) -> None:
    assert read(row("园区的灯", 40, 10, 20) + columns(TEXT * 2, 50, count, gap=gap)) == ["园区的灯", TEXT * 2]


def test_a_centred_headline_stands_over_all_columns_though_gutters_pass_it_by() -> None:
    first = row("服务留住企业", 210, 10, 11) + row("园区的灯", 200, 30, 20) + columns(TEXT, 70, 3)
    second = row("县里办起课堂", 210, 130, 11) + row("老年学堂", 200, 150, 20) + columns(OTHER, 190, 3)
    assert read(first + second) == ["服务留住企业", "园区的灯", TEXT, "县里办起课堂", "老年学堂", OTHER]


def test_the_lines_at_head_and_foot_of_a_page_are_no_part_of_the_first_column() -> None:
    page = row("第三版要闻", 40, 0) + columns(TEXT, 30, 2) + row("本报地址江州市", 40, 100)
    assert read(page) == ["第三版要闻", TEXT, "本报地址江州市"]


def test_articles_side_by_side_are_read_one_after_the_other() -> None:
    left = row("园区的灯", 40, 10, 20) + columns(TEXT * 2, 50, 2)
    right = row("老年学堂", 340, 40, 20) + [
        Glyph(g.x0 + 300, g.y0, g.x1 + 300, g.y1, g.sign) for g in columns(OTHER, 80, 1)
    ]
    assert read(left + right) == ["园区的灯", TEXT * 2, "老年学堂", OTHER]


def test_a_sentence_goes_on_overleaf_but_not_in_a_headline() -> None:
    broken = columns(TEXT[:36], 10, 1, signs=19)
    assert read(broken, row(TEXT[36:], 40, 10)) == [TEXT]
    assert read(broken, row("老年学堂", 40, 10, 20)) == [TEXT[:36], "老年学堂"]


def test_blanks_part_names_but_no_characters_with_narrow_boxes() -> None:
    names = row("记者 林知秋 许小山", 40, 10)
    assert read(names) == ["记者 林知秋 许小山"]
    narrow = [Glyph(g.x0 + 3, g.y0, g.x1 - 3, g.y1, g.sign) if g.sign in "目口自" else g for g in row(TEXT, 40, 10)]
    door = [
        Glyph(g.x0 + 3, g.y0, g.x1 - 3, g.y1, g.sign) if g.sign in "门口" else g for g in row("园区门口有灯", 40, 10)
    ]
    assert (read(narrow), read(door)) == ([TEXT], ["园区门口有灯"])


def test_latin_words_stay_apart_over_a_line_break() -> None:
    rows = row("江州的公司引进了Star", 40, 10) + row("Light的生产线并且扩大", 40, 25)
    assert read(rows) == ["江州的公司引进了Star Light的生产线并且扩大"]


def told(*pages: list[Glyph]) -> list[list[str]]:
    return [flow(piece) for piece in apart([one for page in pages for one in paragraphs(page)])]


def test_a_headline_begins_an_article_and_a_sub_heading_does_not() -> None:
    first = row("江州日报", 40, -30, 30) + row("园区的灯", 40, 30, 20) + columns(TEXT, 60, 1)
    sub = row("夜里也有人", 40, 150, 14) + columns(TEXT, 175, 1)
    second = row("县里办起课堂", 40, 270, 12) + row("老年学堂", 40, 290, 20) + columns(OTHER, 320, 1)
    assert told(first + sub, second) == [
        ["江州日报", "园区的灯", TEXT, "夜里也有人", TEXT],
        ["县里办起课堂", "老年学堂", OTHER],
    ]


def test_large_words_in_the_middle_of_a_sentence_begin_no_article() -> None:
    torn = row("园区的灯", 40, 0, 20) + columns(TEXT[:34], 30, 1)
    assert len(told(torn, row("新建厂房三座", 40, 0, 20), columns(TEXT, 10, 1))) == 1
    assert len(told(row("园区的灯", 40, 0, 20) + columns(TEXT, 30, 1), row("江州日报", 40, 0, 20))) == 1
