"""Security headers on every answer, also on errors and on what the framework answers by itself."""

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    b"content-security-policy": CSP.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
OVER_HTTPS = {b"strict-transport-security": b"max-age=63072000; includeSubDomains"}
# Private pages stay out of every cache, also out of the back button after signing out.
UNLESS_SAID = {b"cache-control": b"private, no-store"}


class SecurityHeaders:
    def __init__(self, app: ASGIApp, https: bool) -> None:
        self.app = app
        self.always = [*ALWAYS.items(), *(OVER_HTTPS.items() if https else ())]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._added_to(list(message["headers"]))
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == ScopeType.HTTP else send)

    def _added_to(self, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        given = {name.lower() for name, _ in headers}
        return headers + self.always + [pair for pair in UNLESS_SAID.items() if pair[0] not in given]
