"""What a web page holds besides the paper: navigation, banners, forms' controls, and whatever it hides."""

import re

from lxml import etree

_NO_WORDS = frozenset(
    ["script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
     "video", "map", "button", "select", "textarea", "input", "nav", "footer", "dialog", "menu"]
)  # fmt: skip
_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"]
)
# Names of classes and ids by which council sites mark their furniture; those that begin with mg are ModernGov's.
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|cookie-?(?:banner|consent|notice)|gdpr|breadcrumbs?|nav|navbar|navigation|megamenu|menu|"
    r"skip-?links?|skip-to|sidebar|side-nav|footer|site-?header|masthead|share|sharing|social-?(?:media|links)|"
    r"mgActionList|mgLinks|mgFooter|mgHideLinks|mgLeftNav|mgRSS|print-?button|search-?box|pagination|back-to-top|"
    r"language-?switcher)(?:$|[\s_-])",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NEVER = frozenset(["body", "html", "main"])  # some sites give their body a class "has-navigation menu"


def is_furniture(element: etree._Element) -> bool:
    """Whether `element` and all within it are no part of the paper."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _NO_WORDS:
        return True
    attributes = element.attrib
    if not attributes or tag in _NEVER:
        return False
    return (
        attributes.get("role") in _ROLES
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(attributes.get("style", "")))
        or bool(_NAMES.search(f"{attributes.get('id', '')} {attributes.get('class', '')}"))
    )
