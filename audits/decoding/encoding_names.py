"""Names of encodings: what people call them, and what iconv does."""

import re
from typing import Final, NamedTuple


class EncodingName(NamedTuple):
    """An encoding by the name of Python's codec."""

    spoken: str
    """What people call it, with its languages: "Windows-1251 (Cyrillic)"."""
    iconv: str
    """The name that GNU iconv knows; empty if it knows none."""


_WINDOWS: Final = {
    "cp874": "Thai",
    "cp1250": "Central European",
    "cp1251": "Cyrillic",
    "cp1252": "Western European",
    "cp1253": "Greek",
    "cp1254": "Turkish",
    "cp1255": "Hebrew",
    "cp1256": "Arabic",
    "cp1257": "Baltic",
    "cp1258": "Vietnamese",
}
_OTHERS: Final = {
    "big5": ("Big5 (traditional Chinese)", "BIG5"),
    "big5hkscs": ("Big5 with the Hong Kong supplement", "BIG5-HKSCS"),
    "cp932": ("Windows-932 (Japanese Shift-JIS)", "CP932"),
    "cp949": ("Windows-949 (Korean EUC-KR)", "CP949"),
    "cp950": ("Windows-950 (traditional Chinese Big5)", "CP950"),
    "euc_jp": ("EUC-JP (Japanese)", "EUC-JP"),
    "gb18030": ("GB 18030 or GBK (Chinese)", "GB18030"),
    "hp-roman8": ("HP Roman-8 (Western European)", "HP-ROMAN8"),
    "hz": ("HZ (Chinese)", ""),
    "iso2022_jp": ("ISO-2022-JP (Japanese)", "ISO-2022-JP"),
    "iso2022_jp_2": ("ISO-2022-JP-2 (Japanese)", "ISO-2022-JP-2"),
    "iso2022_kr": ("ISO-2022-KR (Korean)", "ISO-2022-KR"),
    "johab": ("Johab (Korean)", "JOHAB"),
    "koi8-r": ("KOI8-R (Russian)", "KOI8-R"),
    "koi8-t": ("KOI8-T (Tajik)", "KOI8-T"),
    "koi8-u": ("KOI8-U (Ukrainian)", "KOI8-U"),
    "kz1048": ("KZ-1048 (Kazakh)", "RK1048"),
    "mac-cyrillic": ("Mac Cyrillic", "MAC-CYRILLIC"),
    "mac-latin2": ("Mac Central European", "MAC-CENTRALEUROPE"),
    "mac-roman": ("Mac Roman (Western European)", "MACINTOSH"),
    "ptcp154": ("PT154 (Cyrillic, Asian)", "PT154"),
    "shift_jis": ("Shift-JIS (Japanese)", "SHIFT_JIS"),
    "tis-620": ("TIS-620 (Thai)", "TIS-620"),
    "utf-16-be": ("UTF-16, big-endian", "UTF-16BE"),
    "utf-16-le": ("UTF-16, little-endian", "UTF-16LE"),
    "utf-32-be": ("UTF-32, big-endian", "UTF-32BE"),
    "utf-32-le": ("UTF-32, little-endian", "UTF-32LE"),
}
_DOS: Final = frozenset(
    f"cp{number}"
    for number in (437, 737, 775, 850, 852, 855, 857, 858, *range(860, 867), 869, 1125)
)


def named(codec: str) -> EncodingName:
    """The names of the encoding that Python calls *codec*."""
    if codec in _WINDOWS:
        number = codec.removeprefix("cp")
        return EncodingName(f"Windows-{number} ({_WINDOWS[codec]})", codec.upper())
    if codec in _OTHERS:
        return EncodingName(*_OTHERS[codec])
    if codec in _DOS:
        return EncodingName(f"DOS code page {codec.removeprefix('cp')}", codec.upper())
    if part := re.fullmatch(r"iso8859-(\d+)", codec):
        return EncodingName(f"ISO 8859-{part[1]}", f"ISO-8859-{part[1]}")
    return EncodingName(codec, "")


def conversion(codec: str) -> str:
    """The command that turns a file in *codec* into UTF-8."""
    iconv = named(codec).iconv
    if iconv:
        return f"iconv -f {iconv} -t UTF-8 FILE > FILE.utf8"
    return (
        'python -c "import pathlib, sys; p = pathlib.Path(sys.argv[1]); '
        f"p.write_text(p.read_text('{codec}', newline=''), 'utf-8', newline='')\" FILE"
    )
