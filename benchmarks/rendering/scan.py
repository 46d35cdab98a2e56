"""Pages as an office scanner delivers them: a little turned, blurred, noisy, hard compressed."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import pypdfium2

DPI = 200
_TURN = 0.8
_BLUR = 0.8
_NOISE = 8.0
_QUALITY = 45


def scans(pdf: bytes, *, worn: bool = True) -> Iterator[bytes]:
    """The pages of a pdf as pictures: jpeg where `worn`, else clean png."""
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        picture = page.render(scale=DPI / 72).to_numpy()[:, :, :3]
        yield _worn(picture, number) if worn else cv2.imencode(".png", picture)[1].tobytes()
    document.close()


def _worn(picture: np.ndarray, seed: int) -> bytes:
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), _TURN, 1.0)
    turned = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    blurred = cv2.GaussianBlur(turned, (0, 0), _BLUR)
    noise = np.random.default_rng(seed).normal(0.0, _NOISE, blurred.shape)
    noisy = np.clip(blurred.astype(np.float32) + noise, 0, 255).astype(np.uint8)
    return cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()
