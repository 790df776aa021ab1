from backend.features.caseload.routes import kept, list

ROUTES = (*list.ROUTES, *kept.ROUTES)
