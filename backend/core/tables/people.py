from piccolo.columns import Boolean, Date, Integer, Text, Varchar

from backend.core.tables.base import DB, BigSerial, Table, instant, ref


class Gemeente(Table, tablename="gemeente", db=DB):
    id = BigSerial(primary_key=True)
    key = Varchar(40, unique=True)  # the folder of its pack
    name = Varchar(80)
    demo = Boolean(default=False)  # demo accounts exist only where this is true


class Person(Table, tablename="person", db=DB):
    id = BigSerial(primary_key=True)
    gemeente = ref(Gemeente)
    role = Varchar(20)  # newcomer | begeleider | klantmanager | docent | beheerder
    name = Varchar(120)
    call_name = Varchar(60)
    language = Varchar(8, default="nl")  # of the app
    speaks = Varchar(8, default="nl")  # of a newcomer: at home, with an interpreter
    email = Varchar(254, null=True, default=None)
    phone = Varchar(30, null=True, default=None)
    born = Date(null=True, default=None)
    created_at = instant()
    ended_at = instant(null=True)


class Credential(Table, tablename="credential", db=DB):
    """What a person proves themselves with: a PIN for a newcomer, a password and TOTP for staff."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    pin_hash = Varchar(200, null=True, default=None)
    password_hash = Varchar(200, null=True, default=None)
    totp_seed = Text(null=True, default=None)  # encrypted with the key outside the database
    totp_step = Integer(default=0)  # the last time step used: a code works once


class RecoveryCode(Table, tablename="recovery_code", db=DB):
    id = BigSerial(primary_key=True)
    person = ref(Person)
    code_hash = Varchar(64)
    used_at = instant(null=True)


class Invitation(Table, tablename="invitation", db=DB):
    """The link with which a member of staff chooses a password; one a person, a new one replaces it."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    token_hash = Varchar(64, unique=True)
    expires_at = instant()
    password_hash = Varchar(200, null=True, default=None)  # chosen; it counts when the code is confirmed as well
    totp_seed = Text(null=True, default=None)
    used_at = instant(null=True)


class Device(Table, tablename="device", db=DB):
    """A newcomer's phone, known by a secret in its cookie."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    secret_hash = Varchar(64, unique=True)
    old_secret_hash = Varchar(64, null=True, default=None)  # valid 60 s after a change: the answer may get lost
    rotated_at = instant()
    label = Varchar(80)
    shared = Boolean(default=False)
    created_at = instant()
    used_at = instant()
    wrong_pins = Integer(default=0)
    locked_until = instant(null=True)
    revoked_at = instant(null=True)


class Enrolment(Table, tablename="enrolment", db=DB):
    """Linking a phone: made by a helper, opened by the phone, approved by number matching. One a newcomer."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    helper = ref(Person)
    token_hash = Varchar(64, unique=True)
    code_hash = Varchar(64, unique=True)
    sealed = Text(null=True, default=None)  # token and code, for the helper's screen until the phone has opened it
    expires_at = instant()
    opened_at = instant(null=True)
    pending_hash = Varchar(64, null=True, default=None)  # the phone's cookie while it waits
    number = Integer(null=True, default=None)
    choices = Varchar(20, null=True, default=None)  # the three numbers on the helper's screen
    wrong = Integer(default=0)
    label = Varchar(80, default="")
    approved_at = instant(null=True)
    shared = Boolean(null=True, default=None)  # the newcomer's answer: do others use this phone?
    device = ref(Device, null=True)  # what came of it
    ended_at = instant(null=True)


class Session(Table, tablename="session", db=DB):
    id = BigSerial(primary_key=True)
    person = ref(Person)
    device = ref(Device, null=True)
    token_hash = Varchar(64, unique=True)
    created_at = instant()
    seen_at = instant()
    expires_at = instant()
    idle_seconds = Integer()
    proved_at = instant()  # the last PIN, or password and code: sensitive acts ask for a fresh one
    ended_at = instant(null=True)


class Attempt(Table, tablename="attempt", db=DB):
    """How often something was tried since its first time; limits that outlive a restart and hold for all processes."""

    id = BigSerial(primary_key=True)
    bucket = Varchar(80, unique=True)  # the limit, and a hash of whose tries these are
    tries = Integer(default=0)
    ends_at = instant()


class Applied(Table, tablename="applied", db=DB):
    """An idempotency key that has been used."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    key = Varchar(64)
    created_at = instant()
