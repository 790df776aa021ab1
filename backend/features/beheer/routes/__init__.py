from backend.features.beheer.routes import gemeente, history, limits, logo, proposals, reminding, start, texts

ROUTES = (
    *start.ROUTES,
    *texts.ROUTES,
    *proposals.ROUTES,
    *history.ROUTES,
    *gemeente.ROUTES,
    *logo.ROUTES,
    *limits.ROUTES,
    *reminding.ROUTES,
)
