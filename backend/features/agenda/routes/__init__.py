from backend.features.agenda.routes import feed

ROUTES = feed.ROUTES
