"""Example questions: one each of what people ask most, shown for the provinces that are held."""

from dataclasses import dataclass

from interface.words import Language


@dataclass(frozen=True, slots=True)
class Example:
    """A question in both languages, and the province whose plan answers it."""

    vi: str
    en: str
    province: str

    def text(self, language: Language) -> str:
        """The question in the language of the interface."""
        return self.vi if language == "vi" else self.en


EXAMPLES: tuple[Example, ...] = (
    Example("Ở Khánh Hòa, báo cáo kết quả thực hiện kế hoạch Chỉ thị 33 gửi cho cơ quan nào, trước ngày nào?",
            "In Khánh Hòa, who receives the yearly report on Directive 33, and by when?", "Khánh Hòa"),
    Example("Ninh Thuận: đăng ký mô hình “Dân vận khéo” ở đâu, hạn nào?",
            "Ninh Thuận: where are “Dân vận khéo” models registered, and by when?", "Ninh Thuận"),
    Example("kien giang gap vuong mac khi thuc hien chi thi 33 thi bao ve dau",
            "Kiên Giang: where are difficulties in carrying out Directive 33 reported?", "Kiên Giang"),
    Example("Các sở ở Lâm Đồng gửi báo cáo kết quả công tác dân vận qua cơ quan nào?",
            "Through which agency do departments in Lâm Đồng send their results?", "Lâm Đồng"),
    Example("Ban Dân vận cấp huyện ở Hải Dương bao lâu báo cáo một lần, gửi đến đâu?",
            "How often do district boards in Hải Dương report, and to whom?", "Hải Dương"),
    Example("Cơ quan nào chủ trì xây dựng chính quyền điện tử ở Khánh Hòa?",
            "Which agency leads e-government in Khánh Hòa?", "Khánh Hòa"),
)


def examples_for(provinces: tuple[str, ...]) -> tuple[Example, ...]:
    """The examples that the documents held can answer."""
    return tuple(example for example in EXAMPLES if example.province in provinces)
