from backend.features.leerroute.routes import college, own, results, school, sheet, team

ROUTES = (*own.ROUTES, *team.ROUTES, *college.ROUTES, *results.ROUTES, *school.ROUTES, *sheet.ROUTES)
