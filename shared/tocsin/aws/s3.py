"""Files in a bucket: published ones, and what is too big for a message or a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from tocsin.aws.clients import code, translated
from tocsin.errors import NotFound

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


class S3Files:
    def __init__(self, client: S3Client, bucket: str) -> None:
        self._client, self._bucket = client, bucket

    def put(self, key: str, body: bytes, content_type: str) -> None:
        with translated():
            self._client.put_object(Bucket=self._bucket, Key=key, Body=body, ContentType=content_type)

    def get(self, key: str) -> bytes:
        with translated():
            try:
                return self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read()
            except ClientError as fault:
                if code(fault) == "NoSuchKey":
                    raise NotFound(key) from fault
                raise
