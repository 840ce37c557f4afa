"""What lies in a dead-letter queue, put back on its way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def to_queue(sqs: Any, dead: str, url: str) -> int:
    """Messages go back to the queue they came from; how many."""
    moved = 0
    for message in _taken(sqs, dead):
        sqs.send_message(QueueUrl=url, MessageBody=message)
        moved += 1
    return moved


def to_bus(sqs: Any, events: Any, dead: str, bus: str) -> int:
    """Events that no queue took are announced again; how many."""
    moved = 0
    for message in _taken(sqs, dead):
        event = json.loads(message)
        detail = json.dumps(event["detail"], ensure_ascii=False)
        entry = {"EventBusName": bus, "Source": event["source"], "DetailType": event["detail-type"], "Detail": detail}
        events.put_events(Entries=[entry])
        moved += 1
    return moved


def _taken(sqs: Any, dead: str) -> Iterator[str]:
    """Bodies; each is deleted once the next is asked for, so that none is lost on the way."""
    while found := sqs.receive_message(QueueUrl=dead, MaxNumberOfMessages=10).get("Messages"):
        for message in found:
            yield message["Body"]
            sqs.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
