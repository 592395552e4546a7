"""PDFs of all sorts, made for the tests: written, scanned, locked, cut short, very long."""

import io
from functools import cache

import pypdfium2
import typst
from PIL import Image

A4 = (595.0, 842.0)  # points


@cache
def written(*pages: str) -> bytes:
    """A PDF with a page for each text; a line break in the text is a line break on the page."""
    body = "\n#pagebreak()\n".join(f"#raw({_quoted(page)}, block: true)" for page in pages)
    made = typst.compile(f'#set page(paper: "a4", margin: 2cm)\n#set text(size: 10pt)\n{body}'.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


@cache
def in_columns(*cells: str) -> bytes:
    """A PDF with one row of a table whose columns are 8 cm wide."""
    row = ", ".join(f"[{cell}]" for cell in cells)
    made = typst.compile(f"#grid(columns: (8cm, 8cm), {row})".encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def turned(content: bytes, degrees: int) -> bytes:
    """The PDF with every page shown turned clockwise."""
    document = pypdfium2.PdfDocument(content)
    for page in document:
        page.set_rotation(degrees)
    return _saved(document)


def scanned(pages: int = 1) -> bytes:
    """A PDF whose pages are pictures."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        _add_picture(document)
    return _saved(document)


def partly_scanned(text: str) -> bytes:
    """A PDF with a written page, then a picture of one."""
    document = pypdfium2.PdfDocument(written(text))
    _add_picture(document)
    return _saved(document)


@cache
def long(pages: int) -> bytes:
    """A PDF with one written page many times over."""
    document = pypdfium2.PdfDocument.new()
    document.import_pages(pypdfium2.PdfDocument(written("The board met in Fenmoor.")), [0] * pages)
    return _saved(document)


def locked() -> bytes:
    """A PDF that says it is encrypted with a password that is not the empty one."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
    ]
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = b"<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<01> <01>] >>"
    return out + b"xref\n0 5\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF" % (table, trailer, len(out))


def _add_picture(document: pypdfium2.PdfDocument) -> None:
    page = document.new_page(*A4)
    picture = pypdfium2.PdfImage.new(document)
    picture.set_bitmap(pypdfium2.PdfBitmap.from_pil(Image.new("RGB", (60, 84), "grey")))
    picture.set_matrix(pypdfium2.PdfMatrix().scale(*A4))
    page.insert_obj(picture)
    page.gen_content()


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
