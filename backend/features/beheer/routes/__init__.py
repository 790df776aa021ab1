from backend.features.beheer.routes import (
    frame,
    gemeente,
    history,
    limits,
    logo,
    new_task,
    proposals,
    reminding,
    start,
    texts,
)

ROUTES = (
    *start.ROUTES,
    *texts.ROUTES,
    *frame.ROUTES,
    *new_task.ROUTES,
    *proposals.ROUTES,
    *history.ROUTES,
    *gemeente.ROUTES,
    *logo.ROUTES,
    *limits.ROUTES,
    *reminding.ROUTES,
)
