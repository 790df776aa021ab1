from backend.features.beheer.actions.drafting import save, withdraw
from backend.features.beheer.actions.publishing import approve, restore, send_back

__all__ = ["approve", "restore", "save", "send_back", "withdraw"]
