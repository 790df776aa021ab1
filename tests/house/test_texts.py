"""Every text in every language: there, whole, and the same shape as the Dutch."""

import gettext
import re

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message

from tools import texts

CATALOGUES = [(code, domain) for code in texts.translated() for domain in texts.FINDERS]
FLAGS = {"unreviewed", "untranslated", "same", "python-brace-format", "python-format"}
ORDER = ("zero", "one", "two", "few", "many", "other")


@pytest.fixture(params=CATALOGUES, ids=" ".join)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    return texts.read(*request.param)


@pytest.mark.parametrize("domain", texts.FINDERS)
def test_the_catalogues_are_up_to_date(domain: str) -> None:
    """`make texts` mends it."""
    found = texts.FINDERS[domain]()
    fresh = {code: texts.updated(code, domain, found) for code in texts.translated()}
    assert not [code for code, catalogue in fresh.items() if not texts.is_written(code, domain, catalogue)]


def test_every_text_is_translated_or_marked(catalogue: Catalog) -> None:
    assert not [message.id for message in texts.entries(catalogue) if texts.is_missing(message)]


def test_no_dutch_is_left(catalogue: Catalog) -> None:
    """What is rightly equal is flagged `same`, and nothing else is."""
    for message in texts.entries(catalogue):
        assert (message.string == message.id) == ("same" in message.flags), message.id


def test_no_plural_form_lacks(catalogue: Catalog) -> None:
    plurals = [message for message in texts.entries(catalogue) if message.pluralizable]
    assert not [message.id for message in plurals if len(texts.strings(message)) != catalogue.num_plurals]


def test_the_values_in_a_text_stay(catalogue: Catalog) -> None:
    for message in filter(texts.is_translated, texts.entries(catalogue)):
        for string in texts.strings(message):
            assert values(string) ^ values(source(message)) <= may_lack(message), message.id


def test_flags_are_known(catalogue: Catalog) -> None:
    assert not {flag for message in texts.entries(catalogue) for flag in message.flags} - FLAGS


def test_numbers_choose_the_plural_form_of_the_language(catalogue: Catalog) -> None:
    """In the order of Unicode's plural categories, which translators know."""
    rule, choose = Locale.parse(catalogue.locale).plural_form, gettext.c2py(catalogue.plural_expr)
    forms = [form for form in ORDER if form in rule.tags | {"other"}]
    assert catalogue.num_plurals == len(forms)
    assert [choose(n) for n in range(250)] == [forms.index(rule(n)) for n in range(250)]


def source(message: Message) -> str:
    return message.id[1] if message.pluralizable else message.id


def values(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}", text))


def may_lack(message: Message) -> set[str]:
    """A form for one or two may say the number in a word."""
    return {"{n}"} if message.pluralizable else set()
