"""The names of many documents, by number, in little memory."""

from array import array


class Names:
    """Names by number, from 0; each takes its bytes and eight more."""

    def __init__(self) -> None:
        """No names yet."""
        self._bytes = bytearray()
        self._ends = array("Q", [0])

    def add(self, name: str) -> int:
        """Keep a name; its number."""
        self._bytes += name.encode("utf-8", "surrogateescape")
        self._ends.append(len(self._bytes))
        return len(self._ends) - 2

    def __getitem__(self, number: int) -> str:
        """The name of that number."""
        start, end = self._ends[number : number + 2]
        return self._bytes[start:end].decode("utf-8", "surrogateescape")
