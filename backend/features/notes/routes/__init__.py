from backend.features.notes.routes import newcomer, team

ROUTES = (*newcomer.ROUTES, *team.ROUTES)
