"""The second factor: six digits that an app makes anew every 30 seconds (RFC 6238), or a recovery code."""

import base64
import re
import secrets
from hmac import compare_digest
from time import time

from pyotp.totp import TOTP
from sqlalchemy import delete, or_, update
from sqlalchemy.orm import Session

from . import audit
from .people import row_of
from .proofs import digest
from .tables import AccountRow, RecoveryRow

STEP = 30
"""Seconds that a code is good for."""
DRIFT = 1
"""Steps that a clock may be wrong by, either way."""
CODES = 10
_RECOVERY = re.compile(r"[a-z2-7]{16}")


def new_factor() -> str:
    """Return a new secret for an app: 160 bits in base 32."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def address_for_app(secret: str, name: str, site: str) -> str:
    """Return the `otpauth://` address that an app reads from a QR code."""
    return TOTP(secret).provisioning_uri(name=name, issuer_name=site)


def step_of(secret: str, code: str) -> int | None:
    """Return the step whose code this is, if it is now or was a moment ago; None for a wrong one."""
    digits, now = re.sub(r"\s", "", code), int(time()) // STEP
    maker = TOTP(secret)
    for step in range(now - DRIFT, now + DRIFT + 1):
        if compare_digest(maker.generate_otp(step).encode(), digits.encode()):
            return step
    return None


def turn_on(session: Session, account: str, secret: str, step: int) -> list[str]:
    """Ask for codes of this secret from now on; returns the recovery codes, which nobody can read again."""
    row = row_of(session, account)
    row.factor, row.factor_step = secret, step
    audit.record(session, account, "second factor on", account)
    return new_recovery_codes(session, account)


def turn_off(session: Session, account: str, by: str) -> None:
    """Ask for no codes any more, and forget the recovery codes."""
    row = row_of(session, account)
    row.factor = row.factor_step = None
    session.execute(delete(RecoveryRow).where(RecoveryRow.account == account))
    audit.record(session, by, "second factor off", account)


def new_recovery_codes(session: Session, account: str) -> list[str]:
    """Return new recovery codes, each for one use; those before are of no use any more."""
    session.execute(delete(RecoveryRow).where(RecoveryRow.account == account))
    codes = [base64.b32encode(secrets.token_bytes(10)).decode().lower() for _ in range(CODES)]
    session.add_all(RecoveryRow(digest(code), account) for code in codes)
    return ["-".join(re.findall("....", code)) for code in codes]


def use_code(session: Session, account: str, code: str) -> bool:
    """Tell whether a code of the app or for recovery is right, and let nobody use it again."""
    bare = re.sub(r"[\s-]", "", code).lower()
    if _RECOVERY.fullmatch(bare):
        return _use_recovery_code(session, account, bare)
    secret = row_of(session, account).factor
    step = step_of(secret, bare) if secret else None
    return step is not None and _use_step(session, account, step)


def _use_recovery_code(session: Session, account: str, code: str) -> bool:
    gone = session.execute(
        delete(RecoveryRow).where(RecoveryRow.sha256 == digest(code), RecoveryRow.account == account)
    )
    if getattr(gone, "rowcount", 0) != 1:
        return False
    audit.record(session, account, "recovery code used", account)
    return True


def _use_step(session: Session, account: str, step: int) -> bool:
    # One statement, so that of two that send one code at once only one is let in.
    fresh = or_(AccountRow.factor_step.is_(None), AccountRow.factor_step < step)
    done = session.execute(update(AccountRow).where(AccountRow.id == account, fresh).values(factor_step=step))
    return getattr(done, "rowcount", 0) == 1
