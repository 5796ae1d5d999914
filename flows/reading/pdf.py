"""PDF files: the text layer, page after page. A scan without one is refused, never read by eye."""

from flows.reading.records import Blob, Record, Unusable

PAGE_BREAK = "\f"
# PDFium's marks: a hyphen at a line's end, and a place that no text has.
MARKS = str.maketrans({"\x02": "-", "\ufffe": "-", "\0": None})


def pdf_record(blob: Blob, data: bytes) -> Record:
    """The record of one PDF file, its pages joined by form feeds.

    Raises:
        Unusable: it is `damaged`, `encrypted`, or has no text layer.
    """
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 -- a native library few loads need

    try:
        with PdfDocument(data) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
    except PdfiumError as error:
        raise _unusable(str(error)) from error
    text = PAGE_BREAK.join(pages).translate(MARKS)
    if not text.strip():
        raise Unusable(
            "no_text_layer", "The PDF holds pictures of pages and no text. Recognise its text first (OCR)."
        )
    given = blob.metadata
    return Record(blob.source_uri, data, text, "pdf", given.publication, given.published_on, given.page)


def _unusable(message: str) -> Unusable:
    if "password" in message.lower():
        return Unusable("encrypted", "The PDF has a password. Save it without one.")
    return Unusable("damaged", f"The PDF cannot be read: {message} Fetch it again.")
