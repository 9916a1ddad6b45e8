"""Binary data: bytes that are no text in any encoding."""

from typing import Final

SIGNATURES: Final = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"OggS", "an Ogg sound file"),
    (b"ID3", "an MP3 sound file"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or DOCX, XLSX, EPUB, ODT)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"PAR1", "a Parquet table"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "an ELF program"),
    (b"\xca\xfe\xba\xbe", "a Java class or a Mach-O program"),
    (b"\xcf\xfa\xed\xfe", "a Mach-O program"),
    (b"\x00asm", "a WebAssembly module"),
    (b"\xde\x12\x04\x95", "a gettext catalogue"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
"""First bytes of formats that are often mistaken for text, as `file` (magic(5)) knows them."""

SAMPLE: Final = 1 << 16

CONTROLS: Final = bytes(sorted({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0C, 0x0D, 0x1A, 0x1B}))
"""C0 controls that texts have no use for; DOS ended files with SUB, terminals colour with ESC."""

LEAST_CONTROLS: Final = 4
LEAST_CONTROL_SHARE: Final = 0.03
"""Random and compressed bytes hold 10 % of CONTROLS; a damaged text far less than 3 %."""


def kind(data: bytes) -> str:
    """What the bytes are, as a phrase ("a PNG image"), if they are no text; else empty.

    Asked only of bytes that are neither UTF-8 nor UTF-16 nor UTF-32.
    """
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    for signature, name in SIGNATURES:
        if data.startswith(signature) and controls:
            return name
    if controls >= LEAST_CONTROLS and controls >= LEAST_CONTROL_SHARE * len(sample):
        return "binary data"
    return ""
