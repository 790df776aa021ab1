from backend.features.beheer.routes import start

ROUTES = start.ROUTES
