"""What a strict Content-Security-Policy refuses, and what would let a text act as HTML."""

import re

import pytest

from backend.core.settings import ROOT

TEMPLATES = {path.relative_to(ROOT).as_posix(): path.read_text() for path in ROOT.glob("frontend/**/*.html")}
REFUSED = {
    "a script in the page": r"<script(?![^>]*\ssrc=)",
    "a style in the page": r"<style|\sstyle\s*=",
    "an event handler in an attribute": r"\son[a-z]+\s*=|\shx-on\b|javascript:",
    "an expression that htmx evaluates": r"\bjs:|hx-vars",
    "a text taken for HTML": r"\|\s*safe\b|autoescape\s+false",
}


@pytest.mark.parametrize("what", REFUSED)
def test_no_template_has(what: str) -> None:
    assert TEMPLATES
    assert not [file for file, text in TEMPLATES.items() if re.search(REFUSED[what], text)]


@pytest.mark.parametrize(
    ("what", "markup"),
    [
        ("a script in the page", "<script>go()</script>"),
        ("a style in the page", '<p style="color:red">'),
        ("an event handler in an attribute", '<button onclick="go()">'),
        ("an event handler in an attribute", '<div hx-on:click="go()">'),
        ("an expression that htmx evaluates", "<div hx-vals='js:{a: 1}'>"),
        ("a text taken for HTML", "{{ title|safe }}"),
    ],
)
def test_it_would_be_seen(what: str, markup: str) -> None:
    assert re.search(REFUSED[what], markup)
