"""Files that would run on the computer of whoever opens them. They show nothing, and are never kept."""

from django.core.files import File

# How programs begin: of Windows, Linux, macOS (four ways) and Java, and scripts that name what runs them.
_BEGINNINGS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
)
_ENDINGS = (
    *(".app", ".appimage", ".bat", ".bin", ".cmd", ".com", ".cpl", ".deb", ".dll", ".dmg", ".exe", ".gadget", ".hta"),
    *(".iso", ".jar", ".js", ".jse", ".lnk", ".msc", ".msi", ".msix", ".pif", ".ps1", ".reg", ".rpm", ".scr", ".sh"),
    *(".url", ".vb", ".vbe", ".vbs", ".wsf", ".wsh"),
)


def is_program(content: "File[bytes]") -> bool:
    """True for a file that is a program or a script, by its first bytes or by the ending of its name."""
    content.seek(0)
    head = content.read(4)
    content.seek(0)
    return (content.name or "").lower().endswith(_ENDINGS) or head.startswith(_BEGINNINGS)
