"""What a page carries: texts of the worst documents first, drawings while there is room."""

import pytest
import verdict_samples
from verdict_samples import judged

from audits.excerpt import Excerpt, Passage
from audits.report.budget import fitted, size, with_text
from audits.report.page import compose
from audits.row import Row
from audits.verdict import Verdict

pytestmark = pytest.mark.usefixtures("catalogued")


def many(count: int) -> list[Verdict]:
    bad = verdict_samples.repeated()
    return [judged(bad._replace(path=f"{number}.txt")) for number in range(count)]


def test_texts_stand_in_the_page_as_long_as_there_is_room_the_worst_first() -> None:
    page = compose(many(9))
    full = with_text(page.documents, page.verdicts, 10**9)
    assert all(document.text for document in full)
    one = (size(full) - size(page.documents)) // 9
    some = with_text(page.documents, page.verdicts, size(page.documents) + 4 * (one + 9))
    assert [bool(document.text) for document in some] == [True] * 4 + [False] * 5


def test_places_of_the_text_bear_the_numbers_of_the_places_listed() -> None:
    page = compose(many(1))
    (document,) = with_text(page.documents, page.verdicts)
    assert document.text is not None
    marked = {
        place
        for stretch in document.text.stretches
        for piece in stretch.pieces
        if not isinstance(piece, str)
        for place in piece[1]
    }
    listed = {
        group.first + index for group in document.groups for index in range(len(group.places))
    }
    assert marked == listed


def test_documents_that_pass_or_whose_text_is_not_kept_show_none() -> None:
    verdicts = [judged(verdict_samples.clean()), judged(verdict_samples.stray_byte())]
    page = compose(verdicts)
    assert [doc.text for doc in with_text(page.documents, page.verdicts)] == [None, None]


def test_places_in_bytes_are_not_marked_in_the_text() -> None:
    text = Excerpt((Passage(0, 1, "caf\N{REPLACEMENT CHARACTER}"),))
    page = compose([judged(verdict_samples.stray_byte()._replace(excerpt=text))])
    (document,) = with_text(page.documents, page.verdicts)
    assert document.text is not None
    assert document.text.stretches[0].pieces == ("caf\N{REPLACEMENT CHARACTER}",)


def test_where_there_is_no_room_for_places_the_last_documents_lose_their_drawings() -> None:
    documents = compose(many(9)).documents
    bare = tuple(
        document._replace(groups=tuple(group._replace(places=()) for group in document.groups))
        for document in documents
    )
    assert fitted(documents, size(bare)) == bare
    tight = fitted(documents, size(bare) - 1)
    assert size(tight) < size(bare)
    assert tight[0].repetition
    assert not tight[-1].repetition


def test_a_row_without_text_gives_a_page_without_text() -> None:
    verdict = judged(Row("a", "utf-8", 9, 1, {"mojibake_characters": 2.0}))
    page = compose([verdict])
    assert with_text(page.documents, page.verdicts) == page.documents
