from backend.features.beheer.routes import gemeente, history, proposals, start, texts

ROUTES = (*start.ROUTES, *texts.ROUTES, *proposals.ROUTES, *history.ROUTES, *gemeente.ROUTES)
