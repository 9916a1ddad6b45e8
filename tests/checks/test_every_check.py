"""What holds for every check: its manual's examples, its order, its answers to any text."""

import ast
import json
import math
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from strategies import byte_strings, texts

from audits.checks import CHECKS, COLUMNS
from audits.checks.check import FAMILIES, Check
from audits.document import Document
from audits.finding import MOST_FINDINGS, SEVERITIES
from audits.row import measure

ACROSS = {"RP006"}
"""No text is bad to them by itself; tests/across holds their cases."""
EXAMPLE = re.compile(r"^\s*(Okay|Bad): (.*)$", re.MULTILINE)
LITERAL = re.compile(r'(b?"(?:[^"\\]|\\.)*")(?: \* (\d+))?')


def example_document(written: str, copies: int = 1) -> Document:
    """The document that an example line stands for: bytes if it is b"...", else text."""
    content = example_content(written)
    if isinstance(content, bytes):
        return Document.from_bytes(b"\n\n".join([content] * copies))
    return Document.from_text("\n\n".join([content] * copies))


def example_content(written: str) -> str | bytes:
    """The text or bytes that an example line stands for; see the manual of any check."""
    literal = LITERAL.fullmatch(written.strip())
    if literal:
        content: str | bytes = ast.literal_eval(literal[1])
        return content * int(literal[2] or 1)
    escape = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[nrt\\])")
    return escape.sub(lambda found: ast.literal_eval(f'"{found[0]}"'), written.rstrip())


def examples() -> Iterator[object]:
    for check in CHECKS:
        for number, (kind, written) in enumerate(EXAMPLE.findall(check.__doc__ or ""), 1):
            yield pytest.param(check, kind, written, id=f"{check.CODE} {kind} {number}")


@pytest.mark.parametrize(("check", "kind", "written"), list(examples()))
def test_the_examples_of_the_manual_are_true(check: Check, kind: str, written: str) -> None:
    document = example_document(written)
    row = measure(document, checks=(check,))
    value = row.metrics[check.COLUMNS[0].name]
    shown = [item for item in row.evidence if item.measure == check.COLUMNS[0].name]
    assert (value > 0, bool(shown)) == ((kind == "Bad"),) * 2


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.CODE)
def test_the_manual_has_examples_of_both_kinds(check: Check) -> None:
    kinds = {kind for kind, _ in EXAMPLE.findall(check.__doc__ or "")}
    if check.CODE in ACROSS:
        kinds.add("Bad")
    assert kinds == {"Okay", "Bad"}, f"{check.__name__}: its docstring needs Okay: and Bad: lines"  # type: ignore[attr-defined]


def test_checks_stand_in_the_order_of_their_codes() -> None:
    letters = list(FAMILIES)
    codes = [(letters.index(check.CODE[:2]), check.CODE) for check in CHECKS]
    assert codes == sorted(set(codes))


def test_every_check_module_is_registered() -> None:
    folder = Path(measure.__code__.co_filename).parent / "checks"
    modules = {
        path.stem for path in folder.glob("*/*.py") if "CODE: Final" in path.read_text("utf-8")
    }
    assert modules == {check.__name__.rpartition(".")[2] for check in CHECKS}  # type: ignore[attr-defined]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.CODE)
def test_a_check_stands_in_the_folder_of_its_family(check: Check) -> None:
    family = check.__name__.split(".")[-2]  # type: ignore[attr-defined]
    assert FAMILIES[check.CODE[:2]] == family


def test_every_measure_has_one_name_and_a_known_severity() -> None:
    names = [column.name for check in CHECKS for column in check.COLUMNS]
    assert len(names) == len(set(names))
    assert {column.severity for column in COLUMNS.values()} <= set(SEVERITIES)
    assert all(re.fullmatch("[a-z][a-z0-9_]+", name) for name in names)


@pytest.mark.parametrize(("check", "kind", "written"), list(examples()))
def test_a_finding_stays_small_however_long_its_place_is(
    check: Check, kind: str, written: str
) -> None:
    content = example_content(written)
    if isinstance(content, bytes):
        content = Document.from_bytes(content).text
    row = measure(Document.from_text(content * 1_000), checks=(check,))
    for item in row.evidence:
        assert len(item.finding.message) < 400
        assert len(item.finding.fix) < 400
        assert len(json.dumps(item.finding.details)) < 5_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("`a` &amp; " * 20_000, id="escapes among code"),
        pytest.param("%C3%A9\u0627{" * 20_000, id="percent escapes without a blank"),
        pytest.param("+AOk- |" * 60_000, id="one escape of UTF-7"),
        pytest.param("(" * 66_000 + "\ufffd" * 66_000 + "??" * 33_000, id="brackets that smile"),
        pytest.param("press ? to [ go . on " * 19_000, id="keys that a text names"),
    ],
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    measure(Document.from_text(text))
    assert time.process_time() - began < 6  # they took minutes; now it is a second


def assert_sound(document: Document) -> None:
    """Finite measures, findings inside the text and in order, each broken bound with evidence."""
    row = measure(document)
    assert list(row.metrics) == list(COLUMNS)
    for name, value in row.metrics.items():
        assert math.isfinite(value), name
        assert value >= 0, name
        bound = COLUMNS[name].maximum
        if COLUMNS[name].unit == "share":
            assert value <= 1, name
        if bound is not None and value > bound:
            assert any(item.measure == name for item in row.evidence), name
    size = document.codes.size
    for item in row.evidence:
        assert item.finding.message
        assert item.finding.fix
        if item.finding.unit == "character":
            assert 0 <= item.finding.start <= item.finding.end <= size
            assert item.line >= 1
    places = [item.finding.start for item in row.evidence if item.finding.unit == "character"]
    assert places == sorted(places)
    assert measure(Document(document.decoded)) == row


@given(texts())
def test_any_text_gives_sound_measures(text: str) -> None:
    assert_sound(Document.from_text(text))


@given(byte_strings())
def test_any_bytes_give_sound_measures(data: bytes) -> None:
    assert_sound(Document.from_bytes(data))


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\ufeff", "\x00", "a", "\r", "\ud800", "\U0010ffff"]
)
def test_the_smallest_texts_give_sound_measures(text: str) -> None:
    assert_sound(Document.from_text(text))


def test_an_empty_document_measures_zero_everywhere() -> None:
    assert set(measure(Document.from_bytes(b"")).metrics.values()) <= {0.0}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.CODE)
def test_findings_of_a_measure_are_bounded(check: Check) -> None:
    bad = [w for kind, w in EXAMPLE.findall(check.__doc__ or "") if kind == "Bad"]
    for written in bad:
        document = example_document(written, 300)
        for _name, _value, findings in check.find(document):
            assert len(findings) <= MOST_FINDINGS
