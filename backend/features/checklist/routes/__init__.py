from backend.features.checklist.routes import bulk, changes, helpers, lists, making, overview, renewing, task

ROUTES = (
    *(*lists.ROUTES, *overview.ROUTES, *task.ROUTES),
    *(*changes.ROUTES, *helpers.ROUTES, *making.ROUTES, *bulk.ROUTES),
    *renewing.ROUTES,
)
