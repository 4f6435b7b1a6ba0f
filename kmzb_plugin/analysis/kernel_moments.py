"""The inner part of the exact kernel sums: moment images convolved by FFT (see `kernel_window`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import comb, factorial

import numpy as np
from numpy.typing import NDArray
from scipy import fft, sparse

from kmzb_plugin.analysis.kernel_window import SortedPoints, Window
from kmzb_plugin.analysis.kernels import Floats, Kernel, PolynomialKernel
from kmzb_plugin.analysis.progress import Job

Complex = NDArray[np.complex128]

TOLERANCE = 2e-10  # of the kernel's peak: the most that the Chebyshev expansion may leave out; sums err by far less
DEGREES = range(3, 11)
WIDE = 300 * 300  # offsets: beyond it the radius is so large that the three lowest degrees serve
SLAB = 1 << 15  # numbers that are transformed at once
LINES = 6_000_000  # numbers of lines that a thread keeps: 100 MB
PARTS = 3  # at most, of the terms, each summed up by one thread
BAND = 1 << 15  # points that are summed into moment images at once
BAND_ROWS = 64
PIXEL_WORK, POINT_WORK = 5.0, 0.6  # of an image: what a pixel and a point cost, in evaluations of the kernel


class Expansion:
    """A kernel over the inner offsets as a sum of `count` products coefficient(dj, di) · basis(u, v)."""

    inner: NDArray[np.bool_]
    count: int

    def coefficient(self, term: int) -> Floats:
        """Shape (len(dj), len(di)), zero outside `inner`."""
        raise NotImplementedError

    def bases(self, terms: range, u: Floats, v: Floats) -> Iterator[Floats]:
        """The values (n,) of some terms at (u, v), each only until the next is asked for."""
        raise NotImplementedError


@dataclass
class PolynomialExpansion(Expansion):
    """(c + 2 (di·u + dj·v)/r² - s/r²)^m with c = 1 - (di² + dj²)/r² and s = u² + v², multiplied out.

    Every v² is replaced by s - u², which leaves the (m + 1)² images s^e u^a v^b with b <= 1.
    """

    kernel: PolynomialKernel
    radius: float
    window: Window
    inner: NDArray[np.bool_]

    def __post_init__(self) -> None:
        self._terms = sorted(self._images().items())
        self.count = len(self._terms)

    def coefficient(self, term: int) -> Floats:
        di, dj = self.window.di.astype(float), self.window.dj.astype(float)[:, None]
        c = 1.0 - (di**2 + dj**2) / self.radius**2
        parts = self._terms[term][1]
        total = sum((number * c**f * di**p * dj**q for number, f, p, q in parts), np.zeros_like(c))
        return np.where(self.inner, total, 0.0)

    def bases(self, terms: range, u: Floats, v: Floats) -> Iterator[Floats]:
        s = u * u + v * v
        for term in terms:
            e, a, b = self._terms[term][0]
            yield _product((s, e), (u, a), (v, b))

    def _images(self) -> dict[tuple[int, int, int], list[tuple[float, int, int, int]]]:
        """For each image s^e u^a v^b the terms number · c^f · di^p · dj^q of its coefficient."""
        m, images = self.kernel.power, {}  # type: ignore[var-annotated]
        for a, b, e in np.ndindex(m + 1, m + 1, m + 1):
            f = m - a - b - e
            if f < 0:
                continue
            number = factorial(m) / (factorial(f) * factorial(a) * factorial(b) * factorial(e))
            number *= 2.0 ** (a + b) * (-1.0) ** e / self.radius ** (2 * (a + b + e))
            for h in range(b // 2 + 1):  # v^b = v^(b mod 2) · (s - u²)^(b // 2)
                key = (e + b // 2 - h, a + 2 * h, b % 2)
                images.setdefault(key, []).append((number * comb(b // 2, h) * (-1.0) ** h, f, a, b))
        return images


def _product(*factors: tuple[Floats, int]) -> Floats:
    """The product of powers with small exponents, by multiplication alone."""
    result = None
    for base, power in factors:
        for _ in range(power):
            result = base if result is None else result * base
    return np.ones_like(factors[0][0]) if result is None else result


@dataclass
class ChebyshevExpansion(Expansion):
    """shape(d²/r²) as a sum of c_ab(dj, di) T_a(2u) T_b(2v) over a + b <= degree.

    Offsets whose remaining coefficients exceed `TOLERANCE` at that degree are not `inner` (near the tip of the cone).
    Reference: Trefethen, Approximation Theory and Approximation Practice (2013), chapters 3 and 4.
    """

    coefficients: dict[tuple[int, int], Floats]
    degree: int
    window: Window
    inner: NDArray[np.bool_]

    def __post_init__(self) -> None:
        self._terms = [(a, b) for a in range(self.degree + 1) for b in range(self.degree + 1 - a)]
        self.count = len(self._terms)

    @classmethod
    def candidates(
        cls, kernel: Kernel, radius: float, window: Window, inner: NDArray[np.bool_], job: Job
    ) -> Iterator[ChebyshevExpansion]:
        """One expansion for each degree of `DEGREES`."""
        degrees = DEGREES if inner.size <= WIDE else DEGREES[:3]
        coefficients, tails = _chebyshev(kernel, radius, window, degrees, job)
        rows, cols = window.distances()
        for degree in degrees:
            fits = tails[degree][(rows - rows.min())[:, None], cols - cols.min()] <= TOLERANCE
            yield cls(coefficients, degree, window, inner & fits)

    def coefficient(self, term: int) -> Floats:
        a, b = self._terms[term]
        rows, cols = self.window.distances()
        rows, cols = (rows - rows.min())[:, None], cols - cols.min()
        sign_j, sign_i = np.where(self.window.dj < 0, -1.0, 1.0)[:, None], np.where(self.window.di < 0, -1.0, 1.0)
        return np.where(self.inner, self.coefficients[a, b][rows, cols] * sign_i**a * sign_j**b, 0.0)

    def bases(self, terms: range, u: Floats, v: Floats) -> Iterator[Floats]:
        wanted = [self._terms[term] for term in terms]
        degrees = (max(each) for each in zip(*wanted, strict=True))
        across, down = (_chebyshev_values(2.0 * each, degree) for each, degree in zip((u, v), degrees, strict=True))
        product = np.empty_like(u)
        for a, b in wanted:
            yield np.multiply(across[a], down[b], out=product)


def _chebyshev_values(x: Floats, degree: int) -> Floats:
    """T_0(x) to T_degree(x) by their recurrence, (degree + 1, n)."""
    values = np.empty((max(degree, 1) + 1, len(x)))
    values[0], values[1] = 1.0, x
    x = 2.0 * x
    for k in range(2, degree + 1):
        np.multiply(x, values[k - 1], out=values[k])
        values[k] -= values[k - 2]
    return values


def _chebyshev(
    kernel: Kernel, radius: float, window: Window, degrees: range, job: Job
) -> tuple[dict[tuple[int, int], Floats], dict[int, Floats]]:
    """Coefficients c_ab and, per degree, the sum of |c_ab| beyond it, at the offsets (|dj|, |di|) from the smallest on.

    A negative di only changes the sign of c_ab for odd a, a negative dj for odd b.
    """
    highest = degrees[-1]
    count = highest + 4  # nodes: the orders beyond the highest degree show how much is left out
    angle = np.pi * (np.arange(count) + 0.5) / count
    nodes = 0.5 * np.cos(angle)
    to_coefficients = np.cos(np.outer(np.arange(count), angle)) * (2.0 / count)
    to_coefficients[0] /= 2.0
    rows, cols = (np.arange(each.min(), each.max() + 1) for each in window.distances())
    kept = [(a, b) for a in range(highest + 1) for b in range(highest + 1 - a)]
    coefficients: dict[tuple[int, int], Floats] = {key: np.empty((len(rows), len(cols))) for key in kept}
    tails: dict[int, Floats] = {degree: np.empty((len(rows), len(cols))) for degree in degrees}
    order = np.add.outer(np.arange(count), np.arange(count))
    across = ((cols[:, None] - nodes) / radius) ** 2
    for place, row in enumerate(rows):
        job.advance()
        down = ((row - nodes) / radius) ** 2
        values = kernel.shape(across[:, None, :] + down[None, :, None])  # offset, node of v, node of u
        c = to_coefficients @ (values @ to_coefficients.T)  # offset, b, a
        for a, b in kept:
            coefficients[a, b][place] = c[:, b, a]
        for degree in degrees:
            tails[degree][place] = np.abs(c[:, order > degree]).sum(axis=1)
    return coefficients, tails


class Inner:
    """Σ weight · expansion over its inner offsets.

    Any number of threads may `work` on it; the `sums` do not depend on which was faster. Two-dimensional transforms in
    two steps: along the rows for some terms at a time, then slabs of columns, each from the images' lines to the sums
    of the products without leaving the cache.
    """

    def __init__(self, points: SortedPoints, expansion: Expansion, window: Window) -> None:
        self._points, self._expansion, self._window = points, expansion, window
        self._size = _fft_shape(window)
        self._breadth = self._size[1] // 2 + 1
        lines = self._breadth * (window.source.shape[0] + len(window.dj))
        self._at_once = min(expansion.count, max(1, LINES // lines))
        parts = min(PARTS, -(-expansion.count // self._at_once))
        ends = [expansion.count * k // parts for k in range(parts + 1)]
        self._waiting = deque(enumerate(range(*each) for each in pairwise(ends)))
        self._spectra: dict[int, Complex] = {}
        self._half = 0.5 * inner_work(expansion, window, len(points)) / expansion.count

    def work(self, job: Job) -> None:
        """Takes some terms after the other until none is left."""
        rows = self._window.source.shape[0] + len(self._window.dj)
        room = np.empty((self._at_once, rows, self._breadth), dtype=complex)
        while True:
            try:
                place, terms = self._waiting.popleft()
            except IndexError:
                return
            spectrum = np.zeros((self._breadth, self._size[0]), dtype=complex)  # column by column
            for first in range(terms.start, terms.stop, self._at_once):
                self._add(range(first, min(first + self._at_once, terms.stop)), room, spectrum, job)
            self._spectra[place] = spectrum

    def sums(self, job: Job) -> Floats:
        """The whole, once all work is done; shape: the window's target."""
        spectrum = self._spectra.pop(0)
        for place in sorted(self._spectra):
            spectrum += self._spectra.pop(place)
        return _back(spectrum, self._size, self._window, job)

    def _add(self, terms: range, room: Complex, spectrum: Complex, job: Job) -> None:
        """Adds the products of some terms to the spectrum."""
        expansion, window, size = self._expansion, self._window, self._size
        rows = window.source.shape[0]
        images, kernels = room[: len(terms), :rows], room[: len(terms), rows:]
        for band in _bands(self._points):
            for k, image in enumerate(_moments(self._points, expansion, terms, band, window)):
                images[k, band.start : band.stop] = fft.rfft(image, n=size[1], axis=1)
                job.advance(self._half * len(band) / rows)
        for k, term in enumerate(terms):
            kernels[k] = fft.rfft(expansion.coefficient(term), n=size[1], axis=1)
            job.advance()
        for slab in _slabs(self._breadth, size[0]):
            for lines, kernel in zip(images, kernels, strict=True):
                product = _along_columns(lines[:, slab], size[0])
                product *= _along_columns(kernel[:, slab], size[0])
                spectrum[slab] += product
                job.advance(self._half * len(product) / self._breadth)


def _along_columns(lines: Complex, length: int) -> Complex:
    """The transforms of columns, one a row."""
    return fft.fft(np.ascontiguousarray(lines.T), n=length, axis=1, overwrite_x=True)


def _back(spectrum: Complex, size: tuple[int, int], window: Window, job: Job) -> Floats:
    """The inverse transform of a spectrum that is stored column by column; shape: the window's target."""
    target_rows, target_cols = window.target_in_frame
    lines = np.empty((len(spectrum), window.target.shape[0]), dtype=complex)
    result = np.empty(window.target.shape)

    def along_columns(slab: slice) -> None:
        lines[slab] = fft.ifft(spectrum[slab], axis=1)[:, target_rows]
        job.advance()

    def along_rows(slab: slice) -> None:
        line = np.ascontiguousarray(lines[:, slab].T)
        result[slab] = fft.irfft(line, n=size[1], axis=1, overwrite_x=True)[:, target_cols]
        job.advance()

    for slab in _slabs(len(spectrum), size[0]):
        along_columns(slab)
    for slab in _slabs(len(result), size[1]):
        along_rows(slab)
    return result


def _moments(points: SortedPoints, expansion: Expansion, terms: range, band: range, window: Window) -> Iterator[Floats]:
    """The sums of weight · basis per cell over the source rows `band`, one image (rows, columns) after the other."""
    width = window.frame_shape[1]
    parts = [slice(start[band.start], start[band.stop]) for start in points.row_start]
    u, v, cell = (np.concatenate([each[part] for part in parts]) for each in (points.u, points.v, points.cell))
    weight = np.ones(len(u)) if points.weight is None else np.concatenate([points.weight[part] for part in parts])
    cell -= np.int32(band.start * width)
    points_of_cells = sparse.coo_matrix(
        (weight, (cell, np.arange(len(u), dtype=np.int32))), (len(band) * width, len(u))
    )
    for basis in expansion.bases(terms, u, v):
        yield (points_of_cells @ basis).reshape(len(band), width)[:, : window.source.shape[1]]


def _bands(points: SortedPoints) -> Iterator[range]:
    """Consecutive source rows with few enough points, and few enough of them, to be soon done."""
    count = np.diff(points.row_start, axis=1).sum(axis=0)
    begin, held = 0, 0
    for row, more in enumerate(count.tolist()):
        if row > begin and (held + more > BAND or row - begin == BAND_ROWS):
            yield range(begin, row)
            begin, held = row, 0
        held += more
    yield range(begin, len(count))


def _fft_shape(window: Window) -> tuple[int, int]:
    """Lengths at which what wraps around falls outside the target."""
    lengths = []
    for side, offsets, target in zip(
        window.source.shape, (len(window.dj), len(window.di)), window.target_in_frame, strict=True
    ):
        needed = max(target.stop, side, offsets, side + offsets - 1 - target.start)
        lengths.append(fft.next_fast_len(needed, real=True))
    return lengths[0], lengths[1]


def inner_work(expansion: Expansion, window: Window, n: int) -> float:
    """Work of `Inner` over n points, in units of one kernel evaluation of the rim."""
    rows, cols = _fft_shape(window)
    return expansion.count * (PIXEL_WORK * rows * cols + POINT_WORK * n)


def _slabs(count: int, length: int) -> Iterator[slice]:
    """Cuts `count` lines of `length` into slabs that fit the cache and are soon done."""
    step = max(8, SLAB // length)
    for begin in range(0, count, step):
        yield slice(begin, min(begin + step, count))
