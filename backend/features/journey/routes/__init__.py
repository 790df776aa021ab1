from backend.features.journey.routes import ending, facts, living, path, starting, steps

ROUTES = (*path.ROUTES, *steps.ROUTES, *facts.ROUTES, *starting.ROUTES, *ending.ROUTES, *living.ROUTES)
