from backend.features.beheer.routes import frame, gemeente, history, new_task, proposals, start, texts

ROUTES = (
    *start.ROUTES,
    *texts.ROUTES,
    *frame.ROUTES,
    *new_task.ROUTES,
    *proposals.ROUTES,
    *history.ROUTES,
    *gemeente.ROUTES,
)
