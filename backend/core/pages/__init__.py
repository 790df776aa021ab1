from backend.core.pages.answer import answer, page, see

__all__ = ["answer", "page", "see"]
