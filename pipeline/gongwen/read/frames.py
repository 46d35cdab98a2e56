"""Messages between processes over pipes: four bytes of length and that many bytes."""

from __future__ import annotations

import struct
from typing import IO

_LENGTH = struct.Struct("<I")


def send(pipe: IO[bytes] | None, frame: bytes) -> None:
    """Send a frame; EOFError where there is no pipe."""
    if pipe is None:
        raise EOFError
    pipe.write(_LENGTH.pack(len(frame)))
    pipe.write(frame)
    pipe.flush()


def receive(pipe: IO[bytes] | None) -> bytes:
    """The next frame; EOFError where the other side has gone."""
    head = pipe.read(_LENGTH.size) if pipe else b""
    if pipe is None or len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    frame = pipe.read(length)
    if len(frame) < length:
        raise EOFError
    return frame
