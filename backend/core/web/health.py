from litestar import Response, get

from backend.core import db, migrate


@get("/healthz", sync_to_thread=False)
def healthz() -> Response[str]:
    """The process lives. It says nothing of the database: restarting us would not mend that."""
    return Response("ok\n", media_type="text/plain")


@get("/readyz")
async def readyz() -> Response[str]:
    """The database answers and has the newest version: requests may be sent here."""
    try:
        ready = bool(await db.fetch("SELECT 1")) and await migrate.is_current()
    except db.Unavailable:
        ready = False
    text, status = ("ready\n", 200) if ready else ("not ready\n", 503)
    return Response(text, status_code=status, media_type="text/plain")
