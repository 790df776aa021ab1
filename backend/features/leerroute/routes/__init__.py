from backend.features.leerroute.routes import college, overview, own, results, school, sheet, team

ROUTES = (*own.ROUTES, *overview.ROUTES, *team.ROUTES, *college.ROUTES, *results.ROUTES, *school.ROUTES, *sheet.ROUTES)
