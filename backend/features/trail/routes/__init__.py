from backend.features.trail.routes import deeds, logbook, looks, papers

ROUTES = (*logbook.ROUTES, *papers.ROUTES, *looks.ROUTES, *deeds.ROUTES)
