"""Where kept pictures lie: on this machine's disk, or in a bucket. One interface, chosen by the settings."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from cineteca.core.storage.contract import Storage, Stored
from cineteca.core.storage.disk import Disk
from cineteca.core.storage.errors import Denied, NoSuchFile, StorageError, Unreachable

__all__ = [
    "Denied",
    "Disk",
    "NoSuchFile",
    "Storage",
    "StorageError",
    "Stored",
    "Unreachable",
    "pictures",
]


def pictures() -> Storage:
    """The store of pictures that the settings ask for."""
    return _opened(*sorted(settings.PICTURES.items()))


@lru_cache(maxsize=8)
def _opened(*items: tuple[str, str]) -> Storage:
    asked = dict(items)
    if not asked["bucket"]:
        return Disk(Path(asked["folder"]), base=asked["base"])
    # boto3 takes its time to load, and most archives keep their pictures on disk.
    from cineteca.core.storage.s3 import S3, Bucket

    return S3(
        Bucket(
            name=asked["bucket"],
            endpoint=asked["endpoint"],
            access_key=asked["access_key"],
            secret_key=asked["secret_key"],
            region=asked["region"],
            base=asked["base"],
        )
    )
