"""What can be printed: the plan explained, and the way in eight steps. A4, in the person's language and in Dutch."""

from backend.features.pip.paper.journey import journey_paper
from backend.features.pip.paper.plan import plan_paper

__all__ = ["journey_paper", "plan_paper"]
