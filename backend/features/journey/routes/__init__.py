from backend.features.journey.routes import facts, living, path, starting, steps

ROUTES = (*path.ROUTES, *steps.ROUTES, *facts.ROUTES, *starting.ROUTES, *living.ROUTES)
