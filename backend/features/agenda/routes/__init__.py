from backend.features.agenda.routes import changes, feed, mine, one, plan, week

ROUTES = (*feed.ROUTES, *mine.ROUTES, *one.ROUTES, *changes.ROUTES, *plan.ROUTES, *week.ROUTES)
