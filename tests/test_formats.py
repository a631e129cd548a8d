"""HTML, PDF, DOCX, JSON Lines and ZIP: made here, read back as articles; what cannot be read is named."""

import io
import json
import os
import re
import socket
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image
from playwright.sync_api import Browser
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from hongtu.corpus import listed, read_all
from hongtu.read import ReadError, attempt, read
from hongtu.read.docx import FALLBACK

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
WIDTH, HEIGHT = 595, 842

FIRST = (
    "江州高新区今年引进企业二十家，新建厂房三座，园区的道路也重新铺过。管委会主任林知远说，企业来了就要留得住，留住了还要长得大。",
    "星河光电是其中的一家。公司去年从邻市搬来，六个月就投了产，现有员工三百名。党支部书记周以宁介绍，车间里的难题由党员先上。",
    "入夜，园区的灯一盏盏亮起来。加班的人少了，散步的人多了，广场边的书屋每天都坐满年轻人，门口的自行车排成长长的一列。",
)
SECOND = (
    "天河县近日办起第一所老年学堂，报名的老人排到了院门外。学堂设书法、戏曲和智能手机三门课，教师都是本地的退休教员。",
    "县教育局局长许半山介绍，学堂每月开课十二次，不收学费。七十三岁的学员说，自己终于学会了给孙女打视频电话，再也不用求人。",
)


class Sheet:
    """A PDF page that text is set on, in columns."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(WIDTH, HEIGHT))

    def line(self, text: str, x: float, y: float, size: float = 10) -> None:
        self.canvas.setFont("STSong-Light", size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def columns(self, texts: tuple[str, ...], *, top: float, columns: int, rows: int) -> None:
        """Set paragraphs with an indent of two characters, column after column."""
        wide = (WIDTH - 80 - 20 * (columns - 1)) // columns
        signs = wide // 10
        lines = []
        for text in texts:
            rest = f"　　{text}"
            while rest:
                lines.append(rest[:signs])
                rest = rest[signs:]
        for number, line in enumerate(lines):
            self.line(line, 40 + number // rows * (wide + 20), top + number % rows * 15)

    def data(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


def written(folder: Path, name: str, data: bytes | str) -> Path:
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


@pytest.mark.parametrize(("columns", "rows"), [(1, 60), (2, 8), (3, 8)])
def test_pdf_columns_are_read_one_after_another(tmp_path: Path, columns: int, rows: int) -> None:
    sheet = Sheet()
    sheet.line("园区的灯亮起来", 40, 60, 22)
    sheet.columns(FIRST, top=110, columns=columns, rows=rows)
    (article,) = read(written(tmp_path, "page.pdf", sheet.data()))
    assert article.title == "园区的灯亮起来"
    assert article.text.split("\n")[1:] == list(FIRST)


def test_a_page_that_a_browser_prints_in_three_columns(browser: Browser, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in FIRST * 3)
    style = "body{font-family:'Noto Sans CJK SC'}p{text-indent:2em;margin:0}div{columns:3;text-align:justify}"
    page = browser.new_page()
    page.set_content(f"<meta charset=utf-8><style>{style}</style><h1>园区的灯亮起来</h1><div>{paragraphs}</div>")
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    page.close()
    (article,) = read(tmp_path / "page.pdf")
    assert [b.kind for b in article.blocks][:2] == ["title", "body"]
    assert article.text.replace("\n", "").endswith("".join(FIRST))
    assert all(text in article.text for text in FIRST)


def test_two_articles_of_a_pdf_page_stay_apart(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.line("园区的灯亮起来", 40, 60, 22)
    sheet.line("本报记者 林知秋", 40, 90)
    sheet.columns(FIRST, top=120, columns=2, rows=8)
    sheet.line("老年学堂报名忙", 40, 320, 22)
    sheet.line("本报记者 许小山", 40, 350)
    sheet.columns(SECOND, top=380, columns=3, rows=4)
    first, second = read(written(tmp_path, "page.pdf", sheet.data()))
    assert (first.title, first.authors) == ("园区的灯亮起来", ("林知秋",))
    assert (second.id, second.title, second.authors) == ("page-2", "老年学堂报名忙", ("许小山",))
    assert [text in first.text for text in FIRST] == [True] * len(FIRST)
    assert [text in second.text for text in SECOND] == [True] * len(SECOND)


def test_a_sentence_goes_on_over_a_page_break(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.line("园区的灯亮起来", 40, 60, 22)
    sheet.columns((FIRST[0][:40],), top=110, columns=1, rows=60)
    sheet.canvas.showPage()
    sheet.line(FIRST[0][40:], 40, 60)
    (article,) = read(written(tmp_path, "page.pdf", sheet.data()))
    assert FIRST[0] in article.text


def test_a_headline_that_ends_before_the_last_column_parts_the_page_nonetheless(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.line("园区的灯亮起来", 40, 60, 22)
    sheet.columns(FIRST, top=100, columns=4, rows=6)
    sheet.line("老年学堂报名忙", 40, 230, 22)
    sheet.line("本报记者 许小山", 40, 255)
    sheet.columns(SECOND, top=280, columns=4, rows=4)
    first, second = read(written(tmp_path, "page.pdf", sheet.data()))
    assert first.text.split("\n") == ["园区的灯亮起来", *FIRST]
    assert second.text.split("\n") == ["老年学堂报名忙", "本报记者 许小山", *SECOND]


@pytest.mark.parametrize(("degrees", "x", "y"), [(90, WIDTH, 0), (180, WIDTH, HEIGHT), (270, 0, HEIGHT)])
def test_a_page_set_sideways_is_turned(tmp_path: Path, degrees: int, x: int, y: int) -> None:
    sheet = Sheet()
    sheet.canvas.translate(x, y)
    sheet.canvas.rotate(degrees)
    for number, text in enumerate(SECOND):
        sheet.line(text[:50], 40, HEIGHT - 400 + 15 * number)
    (article,) = read(written(tmp_path, "page.pdf", sheet.data()))
    assert article.text.replace("\n", "") == "".join(text[:50] for text in SECOND)


def test_what_stands_beside_the_page_is_not_read(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.columns(FIRST, top=60, columns=1, rows=60)
    sheet.line("印厂校样", -60, 60)
    (article,) = read(written(tmp_path, "page.pdf", sheet.data()))
    assert article.text.split("\n") == list(FIRST)


def test_columns_of_two_rows_at_the_foot_of_a_page_go_on_overleaf(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.line("园区的灯亮起来", 40, 60, 22)
    sheet.columns((FIRST[0][:91],), top=100, columns=2, rows=2)
    sheet.canvas.showPage()
    sheet.columns((SECOND[0],), top=60, columns=2, rows=2)
    (article,) = read(written(tmp_path, "page.pdf", sheet.data()))
    assert article.text.split("\n")[1:] == [FIRST[0], SECOND[0]]


def test_a_damaged_page_costs_no_other(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.columns(FIRST, top=60, columns=1, rows=60)
    sheet.canvas.showPage()
    sheet.columns(SECOND, top=60, columns=1, rows=60)
    data = sheet.data()
    at = data.rindex(b"/Type /Page\n") + 6
    articles, errors = attempt(written(tmp_path, "page.pdf", data[:at] + b"/Nope" + data[at + 5 :]))
    assert [a.text.split("\n") for a in articles] == [list(FIRST)]
    assert [str(e).split(": ")[1] for e in errors] == ["page 2 cannot be read (damaged); save the PDF again"]


def test_a_scan_and_a_damaged_pdf_are_named_with_what_to_do(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.canvas.drawInlineImage(Image.new("L", (40, 40)), 100, 100, 200, 200)
    with pytest.raises(ReadError, match=r"scan\.pdf: .*OCR"):
        read(written(tmp_path, "scan.pdf", sheet.data()))
    with pytest.raises(ReadError, match=r"broken\.pdf: cannot be opened as PDF"):
        read(written(tmp_path, "broken.pdf", b"%PDF-1.4 and then nothing"))


def test_a_scanned_page_among_others_is_named_and_an_empty_one_is_not(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.columns(FIRST, top=60, columns=1, rows=60)
    sheet.canvas.showPage()
    sheet.canvas.drawInlineImage(Image.new("L", (40, 40)), 100, 100, 200, 200)
    sheet.canvas.showPage()
    sheet.canvas.rect(100, 100, 200, 200, fill=1)
    articles, errors = attempt(written(tmp_path, "page.pdf", sheet.data()))
    assert [a.text.split("\n") for a in articles] == [list(FIRST)]
    assert [re.sub(r".*page\.pdf: ", "", str(e)).split(" (")[0] for e in errors] == ["page 2 without text"]


def test_a_page_in_vertical_lines_is_named(tmp_path: Path) -> None:
    sheet = Sheet()
    for number, sign in enumerate(FIRST[0]):
        sheet.line(sign, 500 - number // 14 * 16, 100 + number % 14 * 11)
    with pytest.raises(ReadError, match=r"page\.pdf: page 1 in vertical lines"):
        read(written(tmp_path, "page.pdf", sheet.data()))


def test_a_pdf_with_a_password_is_named(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt="secret")
    canvas.drawString(100, 100, "locked")
    canvas.save()
    with pytest.raises(ReadError, match="password"):
        read(written(tmp_path, "locked.pdf", buffer.getvalue()))


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>园区的灯亮起来_江州日报网</title>
<meta property="article:published_time" content="2023-05-12T08:00:00+08:00">
<link rel="stylesheet" href="https://cdn.example/style.css"><script src="https://cdn.example/a.js"></script></head>
<body><nav><ul><li><a href="/">首页</a></li><li><a href="/news">新闻</a></li></ul></nav>
<article><h1>园区的灯亮起来</h1><img src="https://img.example/1.jpg">{body}</article>
<aside><h3>相关阅读</h3><ul><li><a href="/1">天气预报</a></li><li><a href="/2">股市行情</a></li></ul></aside>
<footer>版权所有 江州日报社 网站备案号0001</footer></body></html>"""


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gb18030"), ("utf-8", "utf-8")])
def test_a_web_page_gives_its_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, charset: str, encoding: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    html = PAGE.format(charset=charset, body="".join(f"<p>{text}</p>" for text in FIRST))
    (article,) = read(written(tmp_path, "page.html", html.encode(encoding)))
    assert (article.title, article.published) == ("园区的灯亮起来", "2023-05-12")
    assert article.text.split("\n")[1:] == list(FIRST)


OLD = """<html><head><title>园区的灯亮起来 - 江州日报</title><meta name="author" content="本报记者 林知秋 许小山">
<link rel="canonical" href="https://news.example/2023/0512/1.html"></head><body><div>首页 &gt; 新闻</div>
<div class="content"><h1>园区的灯亮起来</h1><p>{0}</p>
<figure><img src="a.jpg"><figcaption>入夜的江州高新区</figcaption></figure>
<h2>党员先上</h2><p>　　<b>{1}</b></p><table><tr><td>星河光电</td><td>员工三百名</td></tr></table>
<p>{2}<br><br>{3}</p></div><div class="related"><ul><li><a href="/1">天气预报</a></li></ul></div></body></html>"""


def test_a_web_page_keeps_headings_captions_cells_authors_and_address(tmp_path: Path) -> None:
    wrapped = FIRST[0][:20] + "\n    " + FIRST[0][20:]
    file = written(tmp_path, "page.xhtml", '<?xml version="1.0"?>' + OLD.format(wrapped, FIRST[1], FIRST[2], SECOND[0]))
    (article,) = read(file)
    assert (article.authors, article.url) == (("林知秋", "许小山"), "https://news.example/2023/0512/1.html")
    assert [(b.kind, article.text[b.start : b.end]) for b in article.blocks if b.kind != "furniture"] == [
        ("title", "园区的灯亮起来"),
        ("body", FIRST[0]),
        ("heading", "党员先上"),
        ("body", FIRST[1]),
        ("heading", "星河光电"),
        ("heading", "员工三百名"),
        ("body", FIRST[2]),
        ("body", SECOND[0]),
        ("caption", "入夜的江州高新区"),
    ]


PAPER = """<HTML><HEAD><meta charset="utf-8"><title>江州日报-园区的灯亮起来</title></HEAD><BODY>
<table><tr><td><a href="n.htm">第01版：要闻</a></td><td>江州日报 2023年05月12日 星期五</td>
<td><a href="a.htm">上一期</a></td></tr></table>
<table><tr><td><ul><li><a href="1.htm">园区的灯亮起来</a></li><li><a href="2.htm">老年学堂报名忙</a></li></ul></td><td>
<table><tr><td>服务留住企业</td></tr><tr><td><strong>园区的灯亮起来</strong></td></tr>
<tr><td>■记者 林知秋 许小山</td></tr></table>
<div id="ozoom"><founder-content>{body}</founder-content></div></td></tr></table><div>版权所有</div></BODY></HTML>"""


@pytest.mark.parametrize("between", ["</P><P>", "<br>", "<BR><BR>"])
def test_a_page_of_a_paper_laid_out_in_tables_gives_its_article_whole(tmp_path: Path, between: str) -> None:
    body = between.join(f"　　{text}" for text in FIRST)
    html = PAPER.format(body=f"<P>{body}</P>" if between == "</P><P>" else body)
    (article,) = read(written(tmp_path, "content_20230512.htm", html))
    assert (article.title, article.published) == ("园区的灯亮起来", "2023-05-12")
    assert article.authors == ("林知秋", "许小山")
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "body"] == list(FIRST)


def test_offsets_lead_into_files_of_text_only(tmp_path: Path) -> None:
    (plain,) = read(written(tmp_path, "page.txt", FIRST[0]))
    assert plain.origin == tuple(range(len(FIRST[0])))
    (page,) = read(written(tmp_path, "page.html", PAGE.format(charset="utf-8", body=f"<p>{FIRST[0]}</p>")))
    assert page.origin == ()


def test_an_office_is_no_author(tmp_path: Path) -> None:
    html = PAGE.format(charset="utf-8", body=f"<p>{FIRST[0]}</p>").replace(
        "<title>", '<meta name="author" content="江州融媒体中心"><title>'
    )
    assert read(written(tmp_path, "page.html", html))[0].authors == ()


def test_a_page_of_one_sentence_is_read_and_its_menu_is_not(tmp_path: Path) -> None:
    body = f"<p>{SECOND[0][:22]}{chr(1)}&#1;&#xD800;。</p>"
    (article,) = read(written(tmp_path, "page.html", PAGE.format(charset="utf-8", body=body)))
    assert article.text.split("\n") == ["园区的灯亮起来", f"{SECOND[0][:22]}。"]
    (bare,) = read(written(tmp_path, "bare.html", f"<script>var a='甲。'</script>{body}"))
    assert bare.text == f"{SECOND[0][:22]}。"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2021年03月04日 08:00 来源：江州日报", "2021-03-04"),
        ("发布时间：2021-3-4", "2021-03-04"),
        ("浏览次数：20210", None),
        ("发布时间：2021-13-45", None),
    ],
)
def test_the_day_of_a_web_page_is_that_of_its_dateline(tmp_path: Path, line: str, day: str | None) -> None:
    head = '<html><meta charset="utf-8"><title>园区的灯亮起来</title><body><div class="content"><h1>园区的灯亮起来</h1>'
    aside = (
        '</div><ul class="list"><li><a href="/1">天气预报</a> <span>2024-01-02</span></li></ul>' if day else "</div>"
    )
    html = f"{head}<div>{line}</div><p>2016年3月1日，{FIRST[0]}</p>{aside}</body></html>"
    assert read(written(tmp_path, "page.html", html))[0].published == day


def test_a_web_page_that_is_called_text_is_read_as_one(tmp_path: Path) -> None:
    html = PAGE.format(charset="utf-8", body=f"<p>{FIRST[0]}</p>")
    assert read(written(tmp_path, "page.txt", html))[0].text.split("\n") == ["园区的灯亮起来", FIRST[0]]


def test_a_web_page_without_an_article_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"page\.htm: no article"):
        read(written(tmp_path, "page.htm", "<html><body></body></html>"))


def test_a_word_document_gives_its_paragraphs_and_cells(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("园区的灯亮起来", 0)
    document.add_paragraph(FIRST[0])
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = FIRST[1], FIRST[2]
    document.save(str(tmp_path / "page.docx"))
    (article,) = read(tmp_path / "page.docx")
    assert article.text.split("\n") == ["园区的灯亮起来", *FIRST]
    with pytest.raises(ReadError, match=r"other\.docx: this is no Word document"):
        read(written(tmp_path, "other.docx", "text"))


def test_a_word_document_gives_what_was_inserted_and_boxed_and_not_what_was_deleted(tmp_path: Path) -> None:
    mark = "<w:r><w:{0}>{1}</w:{0}></w:r>".format
    box = f"<w:txbxContent><w:p>{mark('t', '图为园区夜景。')}</w:p></w:txbxContent>"
    document = docx.Document()
    paragraph = document.add_paragraph("江州高新区今年引进企业")
    paragraph.paragraph_format.tab_stops.add_tab_stop(100)
    for xml in (
        f"<w:ins {nsdecls('w')}>{mark('t', '二十家。')}</w:ins>",
        f"<w:del {nsdecls('w')}>{mark('delText', '十家。')}</w:del>",
        f"<w:moveFrom {nsdecls('w')}>{mark('t', '搬走的话。')}</w:moveFrom>",
        f'<w:r {nsdecls("w")} xmlns:mc="{FALLBACK[1:-9]}"><mc:AlternateContent><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>",
    ):
        paragraph._p.append(parse_xml(xml))
    document.save(str(tmp_path / "page.docx"))
    (article,) = read(tmp_path / "page.docx")
    assert [(b.kind, article.text[b.start : b.end]) for b in article.blocks] == [
        ("body", "江州高新区今年引进企业二十家。"),
        ("caption", "图为园区夜景。"),
    ]


def test_an_old_word_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"old\.docx: an old Word document"):
        read(written(tmp_path, "old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))


def records(*values: object) -> str:
    return "\n".join(v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for v in values)


def test_json_lines_give_an_article_each_and_bad_lines_are_named(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "crawl.jsonl",
        records(
            {"id": "a/1", "title": "园区的灯", "published": "2023-5", "text": FIRST[0], "url": "https://n.example/1"},
            "{broken",
            {"title": "没有正文"},
            {"text": SECOND[0], "published": "someday"},
            {"text": "\n".join(SECOND), "source": "江州日报", "url": "https://n.example/20230512/2"},
        ),
    )
    articles, errors = attempt(file)
    assert [(a.id, a.title, a.published, a.source) for a in articles] == [
        ("a_1", "园区的灯", "2023-05", "crawl.jsonl"),
        ("crawl-5", "", "2023-05-12", "江州日报"),
    ]
    assert articles[0].text == f"园区的灯\n{FIRST[0]}"
    assert [str(e).split(":")[0].split(", ")[-1] for e in errors] == ["line 2", "line 3", "line 4"]
    readings, failures = read_all([file])
    assert len(readings[file].articles) == 2
    assert len(failures) == 3


def test_an_archive_gives_its_members_also_with_a_name_in_gbk(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("b/second.txt", "\n".join(SECOND))
        archive.writestr("__MACOSX/second.txt", "junk")
        archive.writestr("picture.jpg", b"\xff\xd8")
        archive.writestr("empty.txt", "")
        info = zipfile.ZipInfo("要闻.txt".encode("gb18030").decode("cp437"))
        archive.writestr(info, "\n".join(FIRST))
    # zipfile marks names beyond ASCII as UTF-8; an old Windows archive has GBK bytes and no mark
    marked = "要闻.txt".encode("gb18030").decode("cp437").encode()
    plain = "要闻".encode("gb18030")
    packed = buffer.getvalue().replace(marked, plain + b"0" * (len(marked) - len(plain) - 4) + b".txt")
    articles, errors = attempt(written(tmp_path, "pages.zip", unmarked(packed)))
    assert articles[0].source == "pages.zip/b/second.txt"
    assert articles[1].id.startswith("要闻")
    assert [str(e).split("pages.zip/")[1].split(":")[0] for e in errors] == ["empty.txt"]


def unmarked(data: bytes) -> bytes:
    """An archive whose members do not say that their names are in UTF-8."""
    changed = bytearray(data)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (found := data.find(sign, start)) >= 0:
            changed[found + at + 1] &= 0xF7
            start = found + 4
    return bytes(changed)


def test_an_archive_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"\0" * (80 * 2**20))
        archive.writestr("good.txt", FIRST[0])
    articles, errors = attempt(written(tmp_path, "pages.zip", buffer.getvalue()))
    assert [a.id for a in articles] == ["good"]
    assert "too many" in str(errors[0])
    with pytest.raises(ReadError, match="no ZIP archive"):
        read(written(tmp_path, "none.zip", "text"))


def test_a_folder_gives_all_formats_but_no_graph_that_was_built_in_it(tmp_path: Path) -> None:
    for name in ("a.txt", "b/c.html", "b/d.pdf", "e.docx", "f.jsonl", "g.zip", "h.json", ".hidden.txt", "graph/n.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        written(tmp_path, name, "x")
    written(tmp_path, "graph/judgements.tsv", "")
    files, failures = listed([tmp_path])
    assert [f.relative_to(tmp_path).as_posix() for f in files] == [
        "a.txt",
        "b/c.html",
        "b/d.pdf",
        "e.docx",
        "f.jsonl",
        "g.zip",
    ]
    assert not failures


def test_signs_that_end_a_line_only_in_unicode_do_not_end_a_record(tmp_path: Path) -> None:
    text = f"{FIRST[0]}\u2028{FIRST[1]}\u0085{FIRST[2]}"
    data = b"\xef\xbb\xbf" + records(
        {"id": "a", "text": text}, {"id": 7, "title": "\ud800灯", "text": FIRST[0]}
    ).encode("utf-8", "surrogatepass")
    articles, errors = attempt(written(tmp_path, "crawl.jsonl", data.replace(b"\xed\xa0\x80", b"\\ud800")))
    assert ([a.id for a in articles], errors) == (["a", "7"], ())
    assert all(text in articles[0].text for text in FIRST)
    assert articles[1].title.encode() == "\ufffd灯".encode()


def test_a_damaged_line_or_one_too_deep_costs_no_other(tmp_path: Path) -> None:
    good = records({"id": "a", "text": FIRST[0]}).encode()
    file = written(tmp_path, "crawl.jsonl", b"\n".join([good.replace(b"\xe6", b"\xff", 1), b"[" * 10**5, good]))
    articles, errors = attempt(file)
    assert [a.text for a in articles] == [FIRST[0]]
    assert [str(e).split(":")[0].split(", ")[-1] for e in errors] == ["line 1", "line 2"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2018年6月1日", "2018-06-01"),
        ("20180601", "2018-06-01"),
        ("2018-06-01T08:00:00Z", "2018-06-01"),
        ("2018", "2018"),
        ("2018-02-30", None),
        ("1526000000", None),
    ],
)
def test_a_record_has_the_day_that_it_says_or_is_named(tmp_path: Path, said: str, meant: str | None) -> None:
    articles, errors = attempt(written(tmp_path, "a.jsonl", records({"text": FIRST[0], "published": said})))
    assert [a.published for a in articles] == ([meant] if meant else [])
    assert len(errors) == (0 if meant else 1)


def test_an_archive_of_many_large_members_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["hongtu.read.archive"], "MEMBERS", 1000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(20):
            archive.writestr(f"{number}.txt", FIRST[0])
    with pytest.raises(ReadError, match=r"pages\.zip: more than"):
        read(written(tmp_path, "pages.zip", buffer.getvalue()))


def test_a_damaged_member_and_an_archive_in_an_archive_are_named(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bad.txt", FIRST[0])
        archive.writestr("good.txt", FIRST[0])
        archive.writestr("inner.zip", "PK")
    data = bytearray(buffer.getvalue())
    data[37:60] = b"\xff" * 23
    articles, errors = attempt(written(tmp_path, "pages.zip", bytes(data)))
    assert [a.id for a in articles] == ["good"]
    assert [str(e).split(": ")[0].split("/")[-1] for e in errors] == ["bad.txt", "inner.zip"]


def test_names_of_members_are_told_in_utf8_without_a_mark_too(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("要闻.txt", FIRST[0])
    (article,) = read(written(tmp_path, "pages.zip", unmarked(buffer.getvalue())))
    assert (article.id, article.source) == ("要闻", "pages.zip/要闻.txt")


def test_a_folder_that_is_closed_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("closed/a.txt", "open/b.txt", "open/~$b.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        written(tmp_path, name, FIRST[0])
    (tmp_path / "open" / "loop").symlink_to(tmp_path)
    scandir = os.scandir

    def guarded(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    files, _ = listed([tmp_path])
    readings, failures = read_all(files)
    assert [f.name for f in readings] == ["b.txt"]
    assert [Path(f.file).name for f in failures] == ["closed"]
