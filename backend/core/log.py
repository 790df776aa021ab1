"""One JSON line for each request: route, status, time taken, role. Never a name, an address or a token."""

import json
import logging
import sys

from backend.core import clock

FIELDS = ("event", "method", "route", "status", "ms", "role", "reason")


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {"at": clock.now().isoformat(timespec="milliseconds"), "level": record.levelname.lower()}
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        line.setdefault("event", record.getMessage())
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def to_standard_output() -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)


log = logging.getLogger("wegwijs")


def say(event: str, *, level: int = logging.INFO, **fields: object) -> None:
    log.log(level, event, extra={"event": event, **fields})
