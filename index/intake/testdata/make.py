"""Makes documents of an issue that was read, to test how documents are read: make.py ISSUE.json TEXT OUT [NOTE].

ISSUE.json is what `rebot read --json` prints of the text. make.sh calls this, and turns what it writes into PDF and DOCX. With a
note one document is made, which has it at the foot of its pages: seeds/pdf.sh makes the issue that ships so.
"""
import html
import json
import re
import sys

HEAD = "离子型稀土信息简报 {}年 第{}期"


def cells(text):
    """The cells of a row of a table, whose text has blanks between them."""
    text = re.sub(r"(\d{4}) ?年 ?(\d{1,2}) ?月 ?", r"\1年\2月", text)
    return text.split("\t") if "\t" in text else text.split()


def blocks(issue, lines):
    """What the issue says, in order: ("h1" | "h2" | "h3" | "p" | "source", text) or ("table", rows)."""
    section = ""
    for a in issue["articles"]:
        if a.get("section") and a["section"] != section:
            section = a["section"]
            yield "h1", section
        yield "h2", a["title"]
        rows = []
        for p in a["paragraphs"] or []:
            if p.get("row"):
                rows += [cells(l) for l in lines[p["first"] - 1:p["last"]] if l.strip()]
                continue
            if rows:
                yield "table", rows
                rows = []
            yield ("h3" if p.get("heading") else "p"), p["text"]
        if rows:
            yield "table", rows
        if a["source"]:
            yield "source", "（来源：%s）" % a["source"]


def body(issue):
    out = []
    for kind, what in blocks(issue, issue["lines"]):
        if kind == "table":
            out.append("<table><thead>%s</thead><tbody>%s</tbody></table>" % (row(what[0], "th"), "".join(row(r, "td") for r in what[1:])))
        elif kind == "source":
            out.append('<p class="source">%s</p>' % html.escape(what))
        else:
            out.append("<%s>%s</%s>" % (kind, html.escape(what), kind))
    return "\n".join(out)


def row(texts, tag):
    return "<tr>%s</tr>" % "".join("<%s>%s</%s>" % (tag, html.escape(t), tag) for t in texts)


CSS = """@page { size: A4 %(turn)s; margin: %(margin)s; %(foot)s }
body { font-family: "Noto Serif CJK SC"; font-size: %(size)s; line-height: 1.5; text-align: justify; margin: 0 }
.body { column-count: %(columns)s; column-gap: 8mm }
h1, h2, h3 { font-size: 110%%; margin: .4em 0 } h2 { text-align: center }
p { text-indent: 2em; margin: 0 } .source { text-align: right } .head { position: fixed; top: -12mm; font-size: 9pt }
table { border-collapse: collapse; width: 100%%; text-indent: 0 } td, th { border: 1px solid #444; padding: 0 4px; text-align: center }
thead { display: table-header-group }"""

# What the PDFs by Chromium are like.
PRINTS = {
    "8pt": dict(size="8pt"), "10pt": dict(size="10.5pt"), "12pt": dict(size="12pt"),
    "wide": dict(size="9pt", turn="landscape", margin="12mm"),
    "columns": dict(size="9pt", columns=2),
    "head": dict(size="12pt", head=True, foot='@bottom-center { content: "- " counter(page) " -" }'),
}


def printed(issue, size="10.5pt", turn="", margin="20mm", foot="", columns=1, head=False):
    css = CSS % dict(size=size, turn=turn, margin=margin, foot=foot, columns=columns)
    top = '<div class="head">%s</div>' % head_of(issue) if head else ""
    return page(css, top + '<div class="body">%s</div>' % body(issue), head_of(issue))


def page(css, text, title):
    return '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>%s</title><style>%s</style></head><body>%s</body></html>' % (
        title, css, text)


def saved(issue):
    """A page as an agency's site has it: a menu, a path, the article, what else to read, a footer."""
    menu = "".join('<li><a href="/%d">%s</a></li>' % (i, t) for i, t in enumerate(["首页", "新闻", "政策", "数据 2024", "关于我们"]))
    return page("", '<header><ul>%s</ul></header><script>var price = 1711.90;</script><div class="path"><a href="/">首页</a> &gt; '
                '<a href="/n">新闻</a> &gt; 正文</div><div id="main"><div class="TRS_Editor">%s</div></div><div class="more"><p>相关阅读</p>'
                '<ul>%s</ul></div><div style="display:none">氧化镝 99.99 元/公斤</div><footer>版权所有 2024 电话 010-12345678</footer>'
                % (menu, body(issue), menu), "某网站_" + head_of(issue))


def head_of(issue):
    return HEAD.format(*issue["issue"].split("-"))


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:text-align="justify"/><style:text-properties
 style:font-name-asian="%(font)s" fo:font-family="%(font)s" style:font-family-asian="%(font)s" fo:font-size="%(size)s"
 style:font-size-asian="%(size)s"/></style:default-style></office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="%(width)s" fo:page-height="%(height)s"
 fo:margin-top="15mm" fo:margin-bottom="15mm" fo:margin-left="20mm" fo:margin-right="20mm">%(columns)s</style:page-layout-properties>
<style:header-style/><style:footer-style/></style:page-layout>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-indent="%(indent)s"/></style:style>
<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.5mm"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>%(head)s</text:p></style:header><style:footer><text:p>- <text:page-number/> -%(note)s</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>%(text)s</office:text></office:body></office:document>"""

# What the documents by LibreOffice are like.
OFFICE = {"8pt": dict(size="8pt"), "10pt": dict(size="10.5pt"), "12pt": dict(size="12pt"),
          "16pt": dict(size="16pt"), "wide": dict(size="9pt", width="297mm", height="210mm"), "columns": dict(size="9pt", columns=2)}


def office(issue, size="10.5pt", width="210mm", height="297mm", columns=1, font="Noto Serif CJK SC", note=""):
    text = []
    for kind, what in blocks(issue, issue["lines"]):
        if kind == "table":
            text.append('<table:table><table:table-column table:number-columns-repeated="%d"/><table:table-header-rows>%s</table:table-header-rows>%s'
                        "</table:table>" % (max(map(len, what)), office_row(what[0]), "".join(map(office_row, what[1:]))))
        else:
            text.append('<text:p text:style-name="%s">%s</text:p>' % ("P" if kind == "p" else "", html.escape(what)))
    two = '<style:columns fo:column-count="%d" fo:column-gap="8mm"/>' % columns if columns > 1 else ""
    return FODT % dict(size=size, width=width, height=height, columns=two, head=head_of(issue), text="\n".join(text), font=font, note=note,
                       indent="%.1fpt" % (2 * float(size[:-2])))


def office_row(texts):
    return "<table:table-row>%s</table:table-row>" % "".join(
        '<table:table-cell table:style-name="C" office:value-type="string"><text:p>%s</text:p></table:table-cell>' % html.escape(t) for t in texts)


def main():
    issue, out = json.load(open(sys.argv[1], encoding="utf-8")), sys.argv[3]
    issue["lines"] = open(sys.argv[2], encoding="utf-8").read().split("\n")
    month = issue["issue"]

    def write(name, text):
        with open("%s/%s" % (out, name), "w", encoding="utf-8") as f:
            f.write(text)

    if len(sys.argv) > 4:  # the issue that ships, with a note at the foot of its pages
        write("%s.fodt" % month, office(issue, note=" " + html.escape(sys.argv[4])))
        return
    write("saved-%s.html" % month, saved(issue))
    for name, how in PRINTS.items():
        write("chromium-%s-%s.print" % (name, month), printed(issue, **how))
    for name, how in OFFICE.items():
        write("office-%s-%s.fodt" % (name, month), office(issue, **how))


main()
