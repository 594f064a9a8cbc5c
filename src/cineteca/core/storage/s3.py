"""Files in a bucket of any server that speaks S3."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile
from storages.backends.s3 import S3Storage

from cineteca.core.storage.contract import Stored, checked
from cineteca.core.storage.errors import Denied, NoSuchFile, StorageError, Unreachable

FOR_EVER = "public, max-age=31536000, immutable"
_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})
_DENIED = frozenset({"401", "403", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "Forbidden"})


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where and as whom. `base` is the public address of its files, such as a CDN's; without one we serve them."""

    name: str
    endpoint: str = ""
    access_key: str = ""
    secret_key: str = ""
    region: str = "us-east-1"
    base: str = ""


class S3:
    """Files in `bucket`. Connections are made at the first call, one a thread."""

    def __init__(self, bucket: Bucket) -> None:
        self.bucket = bucket
        self._store = S3Storage(
            bucket_name=bucket.name,
            endpoint_url=bucket.endpoint or None,
            access_key=bucket.access_key,
            secret_key=bucket.secret_key,
            region_name=bucket.region,
            default_acl=None,
            file_overwrite=True,
            querystring_auth=False,
            object_parameters={"CacheControl": FOR_EVER},
            client_config=Config(
                s3={"addressing_style": "path" if bucket.endpoint else "auto"},
                signature_version="s3v4",
                connect_timeout=5,
                read_timeout=20,
                retries={"max_attempts": 3, "mode": "standard"},
                # Not every server that speaks S3 knows the checksums that Amazon's asks for by now.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )

    def put(self, name: str, data: bytes) -> None:
        with self._in_words(name):
            self._store.save(name, ContentFile(data))

    def get(self, name: str) -> bytes:
        with self._in_words(name):
            return bytes(self._store.bucket.Object(name).get()["Body"].read())

    def exists(self, name: str) -> bool:
        with self._in_words(name):
            return bool(self._store.exists(name))

    def delete(self, name: str) -> None:
        with self._in_words(name):
            self._store.delete(name)

    def list(self) -> Iterator[Stored]:
        with self._in_words(""):
            for found in self._store.bucket.objects.all():
                yield Stored(found.key, found.size, found.last_modified)

    def url(self, name: str) -> str:
        return f"{self.bucket.base.rstrip('/')}/{name}" if self.bucket.base else ""

    def check(self) -> str:
        checked(self)
        return f"in the bucket {self.bucket.name} at {self.bucket.endpoint or 'Amazon S3'}"

    @contextmanager
    def _in_words(self, name: str) -> Iterator[None]:
        try:
            yield
        except ClientError as error:
            raise self._meaning(error.response, name) from error
        except BotoCoreError as error:
            where = self.bucket.endpoint or "Amazon S3"
            raise Unreachable(f"{where} does not answer ({type(error).__name__}). Check S3_ENDPOINT.") from error

    def _meaning(self, response: Any, name: str) -> StorageError:
        code = str(response.get("Error", {}).get("Code", ""))
        status = str(response.get("ResponseMetadata", {}).get("HTTPStatusCode", ""))
        if code == "NoSuchBucket":
            return Unreachable(f"There is no bucket “{self.bucket.name}”. Make it, or set S3_BUCKET to one that is.")
        if code in _MISSING:
            return NoSuchFile(name)
        if code in _DENIED or status in {"401", "403"}:
            what = {"SignatureDoesNotMatch": "S3_SECRET_KEY is wrong", "InvalidAccessKeyId": "S3_ACCESS_KEY is unknown"}
            why = what.get(code, "S3_ACCESS_KEY and S3_SECRET_KEY may not do this")
            return Denied(f"The bucket “{self.bucket.name}” refuses us: {why} there ({code or status}).")
        return Unreachable(f"The bucket “{self.bucket.name}” failed ({code or status}).")
