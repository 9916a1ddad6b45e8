"""Documents come from files, folders, standard input and records, in a stable order."""

import gzip
import io
import json
import os
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from unittest.mock import Mock

import pytest

from audits.corpus import Selection, sources
from audits.document import Document
from audits.records import Fields, file_of
from audits.source import FileSource, RecordSource, TextSource, UnreadableError
from audits.usage import UsageError

EVERYTHING = Selection()
try:
    zstd = import_module("compression.zstd")
except ImportError:
    zstd = import_module("backports.zstd")


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, content: str | bytes = "text") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content.encode() if isinstance(content, str) else content)


def names(*paths: str, selection: Selection = EVERYTHING) -> list[str]:
    return [source.path for source in sources(paths, selection)]


def outcomes(paths: Iterable[str], selection: Selection = EVERYTHING) -> list[tuple[str, str]]:
    """Path and text of each document, or path and what is wrong."""
    results = []
    for source in sources(paths, selection):
        try:
            results.append((source.path, source.read().text))
        except UnreadableError as error:
            results.append((source.path, f"! {error}"))
    return results


def test_a_folder_gives_its_files_by_name_at_any_depth() -> None:
    for name in ("c/b.txt", "c/a/z.txt", "c/B.txt", "c/a.txt"):
        write(name)
    assert names("c") == ["c/B.txt", "c/a/z.txt", "c/a.txt", "c/b.txt"]


def test_hidden_and_version_control_folders_are_left_out() -> None:
    for name in ("c/.git/config", "c/.hidden", "c/seen.txt"):
        write(name)
    assert names("c") == ["c/seen.txt"]


def test_includes_and_excludes_choose_inside_folders() -> None:
    for name in ("c/a.txt", "c/b.md", "c/old/a.txt"):
        write(name)
    assert names("c", selection=Selection(include=("*.txt",))) == ["c/a.txt", "c/old/a.txt"]
    assert names("c", selection=Selection(exclude=("old/", "*.md"))) == ["c/a.txt"]


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("a.txt", "a.txt"),
        ("c/a.jsonl", "c/a.jsonl"),
        ("c/a.jsonl:3", "c/a.jsonl"),
        ("a.jsonl.gz#x#y", "a.jsonl.gz"),
        ("a.parquet#b.jsonl:3", "a.parquet"),
        ("a.JSONL:3", "a.JSONL"),
        ("a.jsonl/b.parquet:3", "a.jsonl/b.parquet"),
        ("a.ndjson.zst#line\nend", "a.ndjson.zst"),
    ],
)
def test_a_record_is_held_by_a_file(path: str, file: str) -> None:
    assert file_of(path) == file


@pytest.mark.parametrize("selection", [Selection(include=("!",)), Selection(exclude=("a", "!"))])
def test_what_is_no_pattern_is_told(selection: Selection) -> None:
    with pytest.raises(UsageError, match=r"^..clude: .*'!'.*: write it as in \.gitignore$"):
        list(sources(["."], selection))


def test_a_named_file_needs_no_include_but_heeds_an_exclude() -> None:
    write("a.md")
    assert names("a.md", selection=Selection(include=("*.txt",))) == ["a.md"]
    assert names("a.md", selection=Selection(exclude=("*.md",))) == []
    assert names("a.md", selection=Selection(include=("*.txt",), exclude=("b.md",))) == ["a.md"]


@pytest.mark.parametrize(
    "paths",
    [
        ["a.txt", "a.txt", "./c/../a.txt"],
        ["c", "c/b.txt", "a.txt"],
        ["c/b.txt", "a.txt", "c"],
        ["c/**"],
        ["c/d", "c"],
        ["c", "c-d.txt", "c/d/e.txt"],
        ["r.jsonl", "r.jsonl"],
    ],
)
def test_a_file_that_is_named_twice_comes_once(paths: list[str]) -> None:
    for name in ("a.txt", "c/b.txt", "c/d/e.txt", "c-d.txt"):
        write(name)
    write("r.jsonl", b'{"text": "A"}')
    found = [os.path.normpath(name) for name in names(*paths)]
    assert len(found) == len(set(found)) > 0


def test_a_file_that_a_folder_leaves_out_comes_if_it_is_named() -> None:
    for name in ("c/a.txt", "c/.b.txt", "c/d.md"):
        write(name)
    selection = Selection(include=("*.txt",))
    assert names("c", "c/.b.txt", "c/d.md", selection=selection) == [
        "c/a.txt", "c/.b.txt", "c/d.md",
    ]  # fmt: skip


def test_a_folder_without_documents_is_an_error_and_the_rest_goes_on() -> None:
    Path("empty").mkdir()
    write("a.txt", "A")
    (empty, other) = outcomes(["empty", "a.txt"])
    assert empty == ("empty", "! holds no documents: check include and exclude")
    assert other == ("a.txt", "A")


def test_a_loop_of_symbolic_links_ends() -> None:
    write("c/a.txt")
    Path("c/loop").symlink_to("..", target_is_directory=True)
    assert [name for name in names("c") if name.endswith("a.txt")] == ["c/a.txt"]


def test_a_missing_file_says_so() -> None:
    assert outcomes(["no.txt"]) == [("no.txt", "! does not exist: mend the path")]


def test_a_dangling_link_in_a_folder_is_told() -> None:
    write("c/a.txt")
    Path("c/b.txt").symlink_to("nowhere")
    assert outcomes(["c"])[1] == ("c/b.txt", "! does not exist: mend the path")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("name", ["c/pipe", "c/pipe.jsonl", "c/pipe.jsonl.gz", "c/pipe.parquet"])
def test_a_pipe_is_never_opened(name: str) -> None:
    write("c/a.txt")
    os.mkfifo(name)
    assert outcomes(["c"])[1] == (name, "! is a pipe, not a file: leave it out")


def test_a_folder_that_may_not_be_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    write("c/a.txt")
    monkeypatch.setattr(os, "listdir", lambda _path: (_ for _ in ()).throw(PermissionError()))
    assert outcomes(["c"]) == [("c", "! is a folder that may not be read: mend its permissions")]


def test_a_document_over_the_limit_is_told() -> None:
    write("a.txt", "12345")
    reason = "! has 5 bytes, more than 4: split it, or raise max-bytes"
    assert outcomes(["a.txt"], Selection(most_bytes=4)) == [("a.txt", reason)]


def test_an_unreadable_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt")
    refused = Mock(side_effect=PermissionError())
    monkeypatch.setattr("audits.source.open", refused, raising=False)
    with pytest.raises(UnreadableError, match="may not be read: mend its permissions"):
        FileSource("a.txt").read()


def test_names_that_are_not_utf8_survive() -> None:
    name = os.fsdecode(b"c/\xff.txt")
    write(name, "A")
    assert outcomes(["c"]) == [(name, "A")]


RECORDS = b'{"text": "A", "id": 1}\n\n{"text": "B", "id": "x"}\n'


def two_frames(content: bytes) -> bytes:
    """Packed by Zstandard in two frames, as `cat` and parallel packers leave it."""
    return bytes(zstd.compress(content[:9]) + zstd.compress(content[9:]))


PACK: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "zst": two_frames}


@pytest.mark.parametrize(
    "ending", [".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst", ".JSONL", ".Jsonl.GZ"]
)
def test_each_json_line_is_a_document_and_blank_lines_are_none(ending: str) -> None:
    write(f"r{ending}", PACK.get(ending.rpartition(".")[2].lower(), bytes)(RECORDS))
    assert outcomes([f"r{ending}"]) == [(f"r{ending}:1", "A"), (f"r{ending}:3", "B")]
    selection = Selection(fields=Fields(id="id"))
    assert names(f"r{ending}", selection=selection) == [f"r{ending}#1", f"r{ending}#x"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": ', "is not JSON: Expecting value"),
        (b'{"text": "\xff"}', "is not UTF-8 at byte 10"),
        (b'\xef\xbb\xbf{"text": "A"}', "begins with a byte order mark, which JSON Lines must"),
        (b"[1]", "is no JSON object"),
        (b'{"body": "A"}', "has no field 'text' (fields: body); name it with --text-field"),
        (b'{"text": null}', "has no text in field 'text'"),
        (b"[" * 100_000, "is not JSON"),
    ],
    ids=["broken", "not utf-8", "marked", "no object", "no field", "null", "too deep"],
)
def test_a_bad_record_is_told_with_its_line_and_the_next_is_read(line: bytes, reason: str) -> None:
    write("r.jsonl", line + b'\n{"text": "B"}\n')
    (path, what), second = outcomes(["r.jsonl"])
    assert path == "r.jsonl:1"
    assert what.startswith(f"! {reason}")
    assert second == ("r.jsonl:2", "B")


@pytest.mark.parametrize("ending", ["", *PACK])
def test_a_line_that_is_too_long_is_told_and_never_held(
    ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audits.records.SKIPPED", 7)
    short, long = (b'{"text": "%s"}' % (b"A" * number) for number in (5, 999))
    name = f"r.jsonl.{ending}".removesuffix(".")
    write(name, PACK.get(ending, bytes)(b"\n".join([short, long, long, short, long])))
    selection = Selection(most_bytes=20)
    reason = "! has more than 20 bytes: split it, or raise max-bytes"
    assert outcomes([name], selection) == [
        (f"{name}:1", "A" * 5), (f"{name}:2", reason), (f"{name}:3", reason),
        (f"{name}:4", "A" * 5), (f"{name}:5", reason),
    ]  # fmt: skip
    held = [len(one.line) for one in sources([name], selection) if isinstance(one, RecordSource)]
    assert max(held) == 21


@pytest.mark.parametrize("ending", PACK)
def test_a_packed_file_that_ends_too_soon_is_told_after_its_good_lines(ending: str) -> None:
    lines = b"".join(
        json.dumps({"text": os.urandom(40).hex()}).encode() + b"\n" for _ in range(9_999)
    )
    write(f"r.jsonl.{ending}", PACK[ending](lines)[:-2000])
    *good, (path, reason) = outcomes([f"r.jsonl.{ending}"])
    assert good
    assert path == f"r.jsonl.{ending}"
    assert reason.startswith("! cannot be read")


def test_a_file_that_is_not_packed_as_it_says_is_told() -> None:
    write("r.jsonl.zst", RECORDS)
    ((path, reason),) = outcomes(["r.jsonl.zst"])
    assert (path, "is not what its name says" in reason) == ("r.jsonl.zst", True)


def test_a_missing_library_is_told_with_the_extra_that_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "compression.zstd", None)
    monkeypatch.setitem(sys.modules, "backports.zstd", None)
    write("r.jsonl.zst", two_frames(RECORDS))
    ((_, reason),) = outcomes(["r.jsonl.zst"])
    assert "pip install 'corpus-audit[zst]'" in reason


def test_a_pattern_names_what_matches_by_name_unless_a_file_is_called_so() -> None:
    for name in ("c/b.txt", "c/a.txt", "c/deep/a.txt", "d/[1].txt"):
        write(name)
    assert names("c/*.txt") == ["c/a.txt", "c/b.txt"]
    assert names("**/a.txt") == ["c/a.txt", "c/deep/a.txt"]
    assert names("d/[1].txt") == ["d/[1].txt"]
    ((path, reason),) = outcomes(["none*.txt"])
    assert (path, reason) == ("none*.txt", "! does not exist: mend the path")


def test_a_text_larger_than_the_limit_is_an_error() -> None:
    small, large = TextSource("a", "\u00e9" * 5, 10), TextSource("b", "\u00e9" * 6, 10)
    assert small.read().text == "\u00e9" * 5
    with pytest.raises(UnreadableError, match="has 12 bytes, more than 10: split it"):
        large.read()


def test_standard_input_is_one_document_or_records(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, expected in (("<stdin>", ["<stdin>"]), ("in.jsonl", ["in.jsonl:1", "in.jsonl:3"])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RECORDS)))
        assert names("-", selection=Selection(stdin_name=name)) == expected


def test_each_row_of_a_parquet_file_is_a_document() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"text": ["A", None], "id": [7, None]}), "r.parquet")
    assert outcomes(["r.parquet"]) == [
        ("r.parquet:1", "A"),
        ("r.parquet:2", "! has a null in the text column"),
    ]
    assert names("r.parquet", selection=Selection(fields=Fields(id="id"))) == [
        "r.parquet#7",
        "r.parquet:2",
    ]
    ((_, reason),) = outcomes(["r.parquet"], Selection(fields=Fields("body")))
    assert reason == "! cannot be read: no column 'body' (columns: text, id): see --text-field"


def test_a_cell_of_bytes_is_a_document_too_and_a_number_is_none() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    columns = {"text": ["caf\u00e9".encode()], "other": pyarrow.array(["A"])}
    columns["other"] = columns["other"].dictionary_encode()
    parquet.write_table(pyarrow.table({**columns, "number": [1]}), "r.parquet")
    assert outcomes(["r.parquet"]) == [("r.parquet:1", "caf\u00e9")]
    assert outcomes(["r.parquet"], Selection(fields=Fields("other"))) == [("r.parquet:1", "A")]
    ((_, reason),) = outcomes(["r.parquet"], Selection(fields=Fields("number")))
    assert reason == "! has no text but int: name the text column with --text-field"


def test_a_cell_that_is_not_utf8_costs_no_other_its_reading() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    cells = pyarrow.array([b"A", b"caf\xe9 au lait", None, b""]).cast("binary")
    texts = pyarrow.StringArray.from_buffers(4, *cells.buffers()[1:], cells.buffers()[0])
    names_ = pyarrow.array([b"a", b"\xff", b"c", None])
    parquet.write_table(pyarrow.table({"text": texts, "id": names_}), "r.parquet")
    assert outcomes(["r.parquet"], Selection(fields=Fields(id="id"))) == [
        ("r.parquet#a", "A"),
        ("r.parquet#\udcff", "caf\u00e9 au lait"),
        ("r.parquet#c", "! has a null in the text column"),
        ("r.parquet:4", ""),
    ]


def test_a_column_is_there_once_or_the_option_that_names_it_is_told() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    column = pyarrow.array(["A"])
    parquet.write_table(pyarrow.table([column] * 3, ["text", "text", "id"]), "r.parquet")
    reasons = [
        outcomes(["r.parquet"], Selection(fields=fields))[0][1]
        for fields in (Fields(), Fields("id", "name"))
    ]
    assert reasons == [
        "! cannot be read: 2 columns 'text' (columns: text, text, id): see --text-field",
        "! cannot be read: no column 'name' (columns: text, text, id): see --id-field",
    ]


def test_a_record_whose_id_is_null_is_named_by_its_line() -> None:
    write("r.jsonl", b'{"text": "A", "id": null}\n{"text": "B", "id": 0}\n')
    assert names("r.jsonl", selection=Selection(fields=Fields(id="id"))) == [
        "r.jsonl:1", "r.jsonl#0",
    ]  # fmt: skip


def test_a_file_that_is_no_parquet_is_told() -> None:
    pytest.importorskip("pyarrow")
    write("r.parquet", "no")
    ((path, reason),) = outcomes(["r.parquet"])
    assert (path, reason[:16]) == ("r.parquet", "! cannot be read")


def test_a_surrogate_in_json_stays_in_the_text() -> None:
    write("r.jsonl", '{"text": "\\ud83d"}')
    (source,) = sources(["r.jsonl"], Selection())
    document = source.read()
    assert isinstance(document, Document)
    assert document.codes.tolist() == [0xD83D]
