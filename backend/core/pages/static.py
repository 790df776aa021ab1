from litestar import Response, get
from litestar.params import FromPath

from backend.core import assets
from backend.core.errors import NotFound
from backend.core.pages import emblem, theme
from backend.core.web.request import Request

FOREVER = "public, max-age=31536000, immutable"  # the name changes when the content does
NOT_KEPT = "no-store"


@get("/static/{name:str}", opt={"open": True})
async def static_file(request: Request, name: FromPath[str]) -> Response[bytes]:
    address = f"/static/{name}"
    asset = next(filter(None, (known.by_address().get(address) for known in (assets, theme, emblem))), None)
    late = None if asset else theme.instead_of(name) or emblem.instead_of(name)
    asset = asset or late
    if asset is None:
        raise NotFound
    headers = {"cache-control": NOT_KEPT if late else FOREVER, "etag": asset.etag.decode(), "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(b"", status_code=304, headers=headers)
    encoding, body = asset.best_for(request.headers.get("accept-encoding", ""))
    if encoding:
        headers["content-encoding"] = encoding
    return Response(body, media_type=asset.kind, headers=headers)
