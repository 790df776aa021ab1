from backend.features.pip.routes import agreements, drafting, intake, newcomer, papers, team

ROUTES = (*newcomer.ROUTES, *team.ROUTES, *drafting.ROUTES, *agreements.ROUTES, *intake.ROUTES, *papers.ROUTES)
