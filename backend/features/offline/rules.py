"""Which browser is this, as far as it matters for putting the app on the phone."""

# In this order: nearly every browser also claims to be Chrome or Safari, and one inside an app claims to be all.
MARKS = {
    "in-app": ("FBAN", "FBAV", "Instagram", "WhatsApp", "Line/", "Snapchat", "TikTok", "musical_ly", "GSA/", "; wv)"),
    "ios": ("iPhone", "iPad", "iPod"),
    "samsung": ("SamsungBrowser",),
    "android": ("Android",),
}
PLATFORMS = (*MARKS, "desktop")


def platform(user_agent: str) -> str:
    return next((name for name, marks in MARKS.items() if any(mark in user_agent for mark in marks)), "desktop")
