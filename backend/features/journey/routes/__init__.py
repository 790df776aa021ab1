from backend.features.journey.routes import facts, path, starting, steps

ROUTES = (*path.ROUTES, *steps.ROUTES, *facts.ROUTES, *starting.ROUTES)
