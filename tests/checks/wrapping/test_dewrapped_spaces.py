"""Blanks left where lines were joined."""

import pytest

from audits.checks.wrapping import dewrapped_spaces
from audits.document import Document

JAPANESE = (
    "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"
    "人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。"
    "すべて人は、生命、自由及び身体の安全に対する権利を有する。"
) * 3


def count(text: str) -> float:
    return sum(measure.value for measure in dewrapped_spaces.find(Document.from_text(text)))


@pytest.mark.parametrize("width", [16, 20, 35])
def test_lines_joined_by_blanks_are_found_by_their_width(width: int) -> None:
    pieces = [JAPANESE[at : at + width] for at in range(0, len(JAPANESE), width)]
    assert count(" ".join(pieces)) >= len(pieces) - 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(JAPANESE, id="no blanks"),
        pytest.param("山田 太郎、鈴木 花子、佐藤 一郎、高橋 次郎", id="names"),
        pytest.param(
            "翻訳は、山田 太郎、鈴木 花子、佐藤 一郎（一九九七年八月）、高橋 次郎、伊"
            "藤 三郎、渡辺 四郎、中村 五郎（一九九八年三月）、小林 六郎、加藤 七郎、"
            "吉田 八郎、山口 九郎（二〇〇二年七月）、松本 十郎、井上 花子、木村 太郎"
            "、清水 一郎（二〇〇七年五月）、斎藤 次郎が行いました。",
            id="names at distances that are alike by chance",
        ),
        pytest.param("第一章 緒論 第二章 方法 第三章 結果", id="headings"),
        pytest.param(
            "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. " * 5, id="Korean"
        ),
        pytest.param("他用 Python 寫 程式 " * 20, id="around Latin words"),
        pytest.param(
            "為了解決問題，代表今天集會。 會中各國意見不一，下個月再度集會。 他們說，這樣很好。 ",
            id="after stops",
        ),
    ],
)
def test_other_blanks_are_left_alone(text: str) -> None:
    assert count(text) == 0
