"""The mail: a number and a link. No name stands in it, for mail passes many hands."""

import smtplib
import ssl
from datetime import date
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import urlsplit

from backend.core import clock, settings, texts
from backend.core.access import Person
from backend.core.pages import environment
from backend.core.settings import Mail
from backend.core.texts import N_

SUBJECT = N_("Wegwijs: uw dag")
HELLO = N_("Goedemorgen.")
NEEDED = N_("Mensen die u vandaag nodig hebben: {n}.")
OPEN = N_("Open uw lijst")
CHOOSE = N_("Wilt u deze mail niet meer? Kies dat hier")

TIMEOUT = 20.0  # seconds

Letter = EmailMessage


def of(me: Person, address: str, day: date, number: int, sender: str) -> Letter:
    """In the language of who reads it, as plain text and as a page."""
    words, origin = texts.of(me.language), settings.current().origin
    said = {
        "hello": words.plain(HELLO),
        "needed": words.plain(NEEDED, n=number),
        "open": words.plain(OPEN),
        "list": f"{origin}/clienten?toon=nu",
        "choose": words.plain(CHOOSE),
        "wishes": f"{origin}/instellingen/ochtendbericht",
    }
    message = EmailMessage()
    message["Subject"] = words.plain(SUBJECT)
    message["From"], message["To"] = f"Wegwijs <{sender}>", address
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<digest-{me.id}-{day:%Y%m%d}@{urlsplit(origin).hostname}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no absence message comes back
    message["List-Unsubscribe"] = f"<{said['wishes']}>"
    message.set_content("{hello} {needed}\n\n{open}: {list}\n\n{choose}: {wishes}\n".format(**said))
    page = environment.for_language(me.language, me.gemeente_key).get_template("digest/mail.html")
    message.add_alternative(page.render(**said), subtype="html")
    return message


def send(mail: Mail, message: Letter) -> None:
    """Waits for the server. Raises OSError or SMTPException."""
    with _connected(mail) as server:
        if mail.user:
            server.login(mail.user, mail.password)
        server.send_message(message)


def _connected(mail: Mail) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if mail.how == "tls":
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=TIMEOUT, context=trusted)
    server = smtplib.SMTP(mail.host, mail.port, timeout=TIMEOUT)
    if mail.how == "starttls":
        server.starttls(context=trusted)
    return server
