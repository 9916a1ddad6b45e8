"""Bytes become text: strict UTF-8 first, then UTF-16 and UTF-32, then a legacy encoding."""

from audits.decoding.damage import InvalidBytes
from audits.decoding.decode import Decoded, Way, decode

__all__ = ["Decoded", "InvalidBytes", "Way", "decode"]
