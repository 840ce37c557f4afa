"""dynalite (npm), a second opinion on single-item conditions, key conditions and limits. It has no transactions."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

VERSION = "4.0.0"
HOME = Path(__file__).parents[2] / ".tocsin" / "dynalite"
BINARY = HOME / "node_modules" / ".bin" / "dynalite"
INSTALL_SECONDS, START_SECONDS = 120, 20


def missing() -> str | None:
    """Why dynalite cannot be had; None when it is there. It is installed under .tocsin the first time."""
    if BINARY.exists():
        return None
    if shutil.which("npm") is None:
        return "NOT TESTED ON DYNALITE: npm is not installed"
    asked = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(HOME), f"dynalite@{VERSION}"]
    try:
        subprocess.run(asked, check=True, timeout=INSTALL_SECONDS, capture_output=True)
    except (subprocess.SubprocessError, OSError) as fault:
        return f"NOT TESTED ON DYNALITE: npm could not install it ({type(fault).__name__})"
    return None


@contextmanager
def dynalite() -> Iterator[str]:
    """The address of a server in memory."""
    port = _free_port()
    with subprocess.Popen([str(BINARY), "--port", str(port), "--createTableMs", "0"], stdout=subprocess.DEVNULL) as server:
        try:
            _await(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _await(port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


class Untransacted:
    """A client whose transactions are looked at first and then written one by one: enough where nobody else writes."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def update_item(self, **op: Any) -> Any:
        """dynalite does not give the item that failed a condition; it is read afterwards."""
        try:
            return self._client.update_item(**op)
        except self._client.exceptions.ConditionalCheckFailedException as fault:
            there = self._client.get_item(TableName=op["TableName"], Key=op["Key"], ConsistentRead=True).get("Item")
            fault.response |= {"Item": there} if there else {}
            raise

    def transact_write_items(self, TransactItems: Sequence[dict[str, Any]]) -> None:  # noqa: N803 - botocore's name
        reasons = [{"Code": "None" if self._holds(op) else "ConditionalCheckFailed"} for t in TransactItems for op in t.values()]
        if any(r["Code"] != "None" for r in reasons):
            told: Any = {"Error": {"Code": "TransactionCanceledException", "Message": "a condition"}, "CancellationReasons": reasons}
            raise self._client.exceptions.TransactionCanceledException(told, "TransactWriteItems")
        for kind, op in (pair for t in TransactItems for pair in t.items()):
            if kind != "ConditionCheck":
                getattr(self._client, f"{kind.lower()}_item")(**op)

    def _holds(self, op: dict[str, Any]) -> bool:
        """Whether a condition holds, tried on the item itself: a copy of it is put under the same condition."""
        if "ConditionExpression" not in op:
            return True
        key = op.get("Key") or {k: op["Item"][k] for k in ("pk", "sk")}
        there = self._client.get_item(TableName=op["TableName"], Key=key, ConsistentRead=True).get("Item")
        named: dict[str, Any] = {n: op[n] for n in ("TableName", "ConditionExpression", "ExpressionAttributeNames") if n in op}
        named |= {"ExpressionAttributeValues": used} if (used := _used(op)) else {}
        try:
            self._client.put_item(Item=there or key, **named)
        except ClientError as fault:
            if fault.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            return False
        if there is None:
            self._client.delete_item(TableName=op["TableName"], Key=key)
        return True


def _used(op: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in op.get("ExpressionAttributeValues", {}).items() if name in op["ConditionExpression"]}
