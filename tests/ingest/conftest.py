"""What the tests of ingest share: a small plan of our own, and the five plans read once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.embed import load_ingest_embedder
from index.records import Reading
from ingest.readers.raw import RawText
from ingest.readers.registry import read_file
from ingest.reading import read_document

PLANS = Path(__file__).parents[2] / "corpus" / "plans"
PLAN = """ỦY BAN NHÂN DÂN
TỈNH KHÁNH HÒA
Số: 12/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Khánh Hòa, ngày 05 tháng 01 năm 2024

KẾ HOẠCH
Thực hiện công tác dân vận chính quyền năm 2024

Căn cứ Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về công tác dân vận;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Nâng cao nhận thức của cán bộ, công chức về công tác dân vận.
2. Yêu cầu
Bảo đảm thiết thực, hiệu quả.
II. NHIỆM VỤ
1. Các sở, ban, ngành:
a) Quán triệt Chỉ thị số 33/CT-TTg;
b) Xây dựng kế hoạch của đơn vị;
c) Báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 15/12 hằng năm;
đ) Phối hợp với Mặt trận Tổ quốc Việt Nam tỉnh;
e) Thực hiện việc khác được giao.
2. Sở Nội vụ
- Theo dõi, đôn đốc việc thực hiện;
- Tổng hợp, báo cáo Ủy ban nhân dân tỉnh.
Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Ủy ban nhân dân tỉnh./.

Nơi nhận:
- Bộ Nội vụ (b/c);
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn An
"""


@pytest.fixture(scope="session")
def plan() -> str:
    """A small plan with everything printed."""
    return PLAN


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Reads a text as one document."""

    def reading(text: str, format: str = "text", *, wrapped: bool = False) -> Reading:
        return read_document(RawText(text, format, wrapped=wrapped, pages=text.count("\f") + 1), document="plan", path="plan.txt", sha256="0" * 64)

    return reading


@pytest.fixture(scope="session")
def raw_plans() -> dict[str, RawText]:
    """The five plans as their readers give them, by the first two words of their file name."""
    return {"-".join(path.stem.split("-")[:2]): read_file(path) for path in sorted(PLANS.iterdir())}


@pytest.fixture(scope="session")
def plans(raw_plans: dict[str, RawText]) -> dict[str, Reading]:
    """The five plans as readings: hai-duong, khanh-hoa, kien-giang, lam-dong, ninh-thuan."""
    return {name: read_document(raw, document=name, path=f"{name}.txt", sha256="0" * 64) for name, raw in raw_plans.items()}


@pytest.fixture(scope="session")
def model() -> Any:
    """The shipped model, read once."""
    return load_ingest_embedder()


@pytest.fixture
def one_model(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ingest takes the model that is already read."""
    monkeypatch.setattr("ingest.pipeline.ingest_model", lambda: model)


@pytest.fixture
def folder(tmp_path: Path, plan: str, one_model: None) -> Path:
    """A folder with two small plans."""
    place = tmp_path / "plans"
    place.mkdir()
    (place / "ke-hoach-2024.txt").write_text(plan, encoding="utf-8")
    (place / "ke-hoach-2025.txt").write_text(plan.replace("2024", "2025").replace("15/12", "20/12"), encoding="utf-8")
    return place


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where the index goes."""
    return tmp_path / "index"
