"""What the database must keep but a thief of the database must not read: TOTP seeds, the token behind a QR."""

import base64
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.core import keys

NONCE_BYTES = 12


def seal(text: str, purpose: str, owner: int) -> str:
    """AES-256-GCM; a value moved to another person's row does not open."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(keys.key(purpose)).encrypt(nonce, text.encode(), str(owner).encode())
    return base64.b64encode(nonce + sealed).decode()


def unseal(sealed: str, purpose: str, owner: int) -> str:
    """Raises cryptography.exceptions.InvalidTag for what was not sealed with this secret for this owner."""
    raw = base64.b64decode(sealed)
    return AESGCM(keys.key(purpose)).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], str(owner).encode()).decode()
