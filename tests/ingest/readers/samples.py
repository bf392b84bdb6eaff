"""A plan of our own, and the files that the tests make of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
HEAD_LEFT = ("ỦY BAN NHÂN DÂN", "TỈNH BÌNH MINH", "Số: 45/KH-UBND")
HEAD_RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Bình Minh, ngày 12 tháng 3 năm 2024")
TITLE = ("KẾ HOẠCH", "Triển khai công tác dân vận của chính quyền năm 2024")
BODY = (
    "Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về tăng cường và đổi mới công tác dân vận, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Nâng cao nhận thức, trách nhiệm của cán bộ, công chức, viên chức về vị trí, vai trò và ý nghĩa của công tác dân vận trong tình hình mới.",
    "2. Việc thực hiện phải nghiêm túc, kịp thời, đúng thẩm quyền, gắn với nhiệm vụ chính trị của từng cơ quan, đơn vị và địa phương.",
    "II. NHIỆM VỤ TRỌNG TÂM",
    "1. Tổ chức đối thoại trực tiếp với Nhân dân ít nhất hai lần một năm; giải quyết kịp thời những kiến nghị, phản ánh chính đáng, hợp pháp của người dân và doanh nghiệp.",
    "2. Rà soát, đơn giản hóa thủ tục hành chính, công khai quy trình giải quyết tại bộ phận một cửa.",
    "a) Văn phòng Ủy ban nhân dân tỉnh chủ trì theo dõi, đôn đốc các sở, ban, ngành thực hiện;",
    "b) Sở Thông tin và Truyền thông phối hợp cung cấp số liệu về dịch vụ công trực tuyến.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Các sở, ban, ngành, Ủy ban nhân dân các huyện, thành phố báo cáo kết quả thực hiện gửi Sở Nội vụ trước ngày 05 tháng 12 hằng năm để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
    "2. Sở Nội vụ chủ trì, phối hợp với Ban Dân vận Tỉnh ủy hướng dẫn, kiểm tra việc thực hiện Kế hoạch này.",
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về Sở Nội vụ để được hướng dẫn./.",
)
RECIPIENTS = ("Nơi nhận:", "- Thường trực Tỉnh ủy;", "- Các sở, ban, ngành tỉnh;", "- UBND các huyện, thành phố;", "- Lưu: VT, NC.")
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "Nguyễn Văn Bình")
ANNEX_HEADER = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm")
ANNEX = tuple(
    (str(n), f"Nhiệm vụ thứ {n} về {matter}", lead, support, f"Quý {1 + n % 4}/2024", product)
    for n, (matter, lead, support, product) in enumerate((
        ("tuyên truyền, phổ biến", "Sở Tư pháp", "Các sở, ban, ngành", "Kế hoạch"), ("đối thoại với Nhân dân", "Văn phòng UBND tỉnh", "Ban Dân vận Tỉnh ủy", "Thông báo kết luận"),
        ("tiếp công dân", "Thanh tra tỉnh", "UBND các huyện", "Báo cáo"), ("cải cách hành chính", "Sở Nội vụ", "Sở Tài chính", "Quyết định"),
        ("chuyển đổi số", "Sở Thông tin và Truyền thông", "Văn phòng UBND tỉnh", "Đề án"), ("dân chủ ở cơ sở", "Sở Nội vụ", "Mặt trận Tổ quốc", "Hướng dẫn"),
        ("giảm nghèo bền vững", "Sở Lao động", "Hội Nông dân", "Báo cáo"), ("an toàn giao thông", "Công an tỉnh", "Sở Giao thông vận tải", "Kế hoạch"),
        ("bảo vệ môi trường", "Sở Tài nguyên và Môi trường", "Đoàn Thanh niên", "Chương trình"), ("sơ kết, tổng kết", "Sở Nội vụ", "Các sở, ban, ngành", "Báo cáo tổng kết")), 1))


def plan_text() -> str:
    """The plan as plain text, one paragraph a line."""
    return "\n".join([*HEAD_LEFT, *HEAD_RIGHT, *TITLE, *BODY, *RECIPIENTS, *(line for line in SIGNATURE if line)])


def annex_rows() -> list[str]:
    """The annex table as the lines that a reader gives."""
    return ["| " + " | ".join(row) + " |" for row in (ANNEX_HEADER, *ANNEX)]


def docx_plan(path: Path, *, annex: bool = False) -> Path:
    """The plan as an office types it: tables for heading and signature, numbers typed."""
    from docx import Document

    document = Document()
    _side_by_side(document, HEAD_LEFT, HEAD_RIGHT)
    for line in (*TITLE, *BODY):
        document.add_paragraph(line)
    _side_by_side(document, RECIPIENTS, SIGNATURE)
    if annex:
        document.add_paragraph("PHỤ LỤC")
        table = document.add_table(0, len(ANNEX_HEADER))
        table.style = "Table Grid"
        for row in (ANNEX_HEADER, *ANNEX):
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    document.save(str(path))
    return path


def _side_by_side(document: Any, left: Sequence[str], right: Sequence[str]) -> None:
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "\n".join(left), "\n".join(right)


def html_plan(path: Path) -> Path:
    """The plan on a portal's page, between menus and links."""
    menu = "".join(f'<li><a href="/muc-{i}">Chuyên mục {i}</a></li>' for i in range(30))
    news = "".join(f'<p><a href="/tin-{i}">Tin liên quan số {i} về hội nghị của tỉnh</a></p>' for i in range(20))
    head, foot = (f"<table><tr><td>{'<br>'.join(a)}</td><td>{'<br>'.join(b)}</td></tr></table>" for a, b in ((HEAD_LEFT, HEAD_RIGHT), (RECIPIENTS, SIGNATURE)))
    body = "".join(f"<p>{line}</p>" for line in (*TITLE, *BODY))
    path.write_text(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Cổng thông tin</title><script>var a = "<p>x</p>";</script></head><body>
        <div id="header"><h1>Cổng thông tin điện tử tỉnh Bình Minh</h1></div><nav><ul>{menu}</ul></nav><div class="breadcrumb">Trang chủ / Văn bản</div>
        <div class="wrap"><div class="content"><div class="noidung">{head}{body}{foot}</div></div><div class="sidebar">{news}</div></div>
        <div class="tin-lien-quan">{news}</div><footer>Bản quyền thuộc Cổng thông tin điện tử</footer></body></html>""", encoding="utf-8")
    return path


def pdf_plan(path: Path, *, annex: bool = False, size: int = 11, encrypt: Any = None) -> Path:
    """The plan as a PDF with two-column blocks, drawn row after row as some programs do, and the annex with ruled lines over two pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    font = _register()
    canvas = Canvas(str(path), pagesize=A4, encrypt=encrypt)
    sheet = _Sheet(canvas, font, size, A4[1])
    sheet.columns(HEAD_LEFT, HEAD_RIGHT)
    sheet.room(10)
    for line in TITLE:
        canvas.drawCentredString(A4[0] / 2, sheet.next(), line)
    sheet.room(6)
    for paragraph in BODY:
        sheet.paragraph(paragraph)
    sheet.room(10)
    sheet.columns(RECIPIENTS, SIGNATURE)
    canvas.showPage()
    canvas.save()
    return path


class _Sheet:
    """A pen that moves down the page."""

    def __init__(self, canvas: Any, font: str, size: int, height: float) -> None:
        self.canvas, self.font, self.size, self.height = canvas, font, size, height
        self.y, self.page = height - 50, 1
        canvas.setFont(font, size)

    def next(self) -> float:
        """The next line's height on the page; a new page where this one is full."""
        if self.y < 70:
            self.canvas.drawCentredString(300, 40, str(self.page))
            self.canvas.showPage()
            self.page += 1
            self.canvas.setFont(self.font, self.size)
            self.y = self.height - 50
        self.y -= self.size * 1.45
        return self.y

    def room(self, points: float) -> None:
        """Empty space."""
        self.y -= points

    def columns(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Two blocks side by side, drawn line by line across the page."""
        for i in range(max(len(left), len(right))):
            y = self.next()
            for block, x in ((left, 60), (right, 290)):
                if i < len(block):
                    self.canvas.drawString(x, y, block[i])

    def paragraph(self, words: str) -> None:
        """Words filled to the margin."""
        from reportlab.lib.utils import simpleSplit

        for line in simpleSplit(words, self.font, self.size, 475):
            self.canvas.drawString(60, self.next(), line)


def pdf_annex(path: Path, *, ruled: bool = True) -> Path:
    """The annex: ten rows over two pages, the header repeated, cells of several lines, rules drawn or not."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    style = ParagraphStyle("cell", fontName=_register(), fontSize=11, leading=14)
    rows = [[Paragraph(words, style) for words in row] for row in (ANNEX_HEADER, *ANNEX)]
    table = Table(rows, colWidths=[35, 170, 130, 130, 100, 110], repeatRows=1, style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 1), (-1, -1), 22), *([("GRID", (0, 0), (-1, -1), 0.6, "black")] if ruled else [])])
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build([Paragraph("PHỤ LỤC PHÂN CÔNG NHIỆM VỤ", style), Spacer(1, 8), table])
    return path


def scan(source: Path, path: Path, *, dpi: int = 200, angle: float = 1.0, noise: float = 12.0) -> Path:
    """A PDF of pictures of another PDF's pages: turned, blurred a little, with noise."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    random = np.random.default_rng(7)
    pages = []
    for page in pypdfium2.PdfDocument(source):
        image = page.render(scale=dpi / 72, grayscale=True).to_pil().rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
        points = np.asarray(image, dtype="float64") + random.normal(0, noise, (image.height, image.width))
        points[random.random(points.shape) < 0.0005] = 0
        pages.append(Image.fromarray(points.clip(0, 255).astype("uint8")))
    pages[0].save(path, "PDF", resolution=dpi, save_all=True, append_images=pages[1:], quality=80)
    return path


def _register() -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if "Plan" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Plan", str(FONT)))
    return "Plan"


def distance(a: str, b: str) -> int:
    """Edits between two texts (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1]
