from backend.features.visit.routes import along, reports, visiting

ROUTES = (*visiting.ROUTES, *along.ROUTES, *reports.ROUTES)
