from backend.features.journey.routes import ending, facts, path, starting, steps

ROUTES = (*path.ROUTES, *steps.ROUTES, *facts.ROUTES, *starting.ROUTES, *ending.ROUTES)
