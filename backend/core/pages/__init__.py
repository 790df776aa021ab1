from backend.core.pages.answer import answer, page, page_in, see
from backend.core.pages.kept import kept_page

__all__ = ["answer", "kept_page", "page", "page_in", "see"]
