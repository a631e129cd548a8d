"""What can be seen of a file without reading it, by which it is told whether it was written to since it was read."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

TICK = 100_000_000  # nanoseconds


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file system says of a file: inode, size, when it was written to and when it changed, in nanoseconds
    (zeros, where that cannot be relied on); and the digest of the bytes that it had then.
    """

    stat: tuple[int, int, int, int] = (0, 0, 0, 0)
    content: str = ""


UNSEEN = Seen()


def seen(file: Path, before: Seen = UNSEEN) -> Seen:
    """What is seen of a file: as before, where the file system says that nothing was written to it; one that cannot be
    read has no content.
    """
    try:
        stat = os.stat(file)
        told = stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
        if before.content and before.stat == told:
            return before
        # Whoever writes to it again within a tick of the file system's clock would not be seen.
        settled = max(told[2:]) < time.time_ns() - TICK
        with file.open("rb") as opened:
            return Seen(told if settled else UNSEEN.stat, file_digest(opened, "sha256").hexdigest())
    except OSError:
        return UNSEEN
