from backend.features.checklist.routes import bulk, changes, helpers, lists, making, task

ROUTES = (*lists.ROUTES, *task.ROUTES, *changes.ROUTES, *helpers.ROUTES, *making.ROUTES, *bulk.ROUTES)
