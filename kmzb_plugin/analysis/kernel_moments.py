"""The inner part of the exact kernel sums: moment images convolved by FFT (see `kernel_window`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import comb, factorial

import numpy as np
from numpy.typing import NDArray
from scipy import fft, sparse

from kmzb_plugin.analysis.kernel_window import SortedPoints, Window
from kmzb_plugin.analysis.kernels import Floats, Kernel, PolynomialKernel
from kmzb_plugin.analysis.progress import Job

TOLERANCE = 5e-11  # of the kernel's peak: what the Chebyshev expansion may leave out
DEGREES = range(3, 11)
WIDE = 300 * 300  # offsets: beyond it the radius is so large that the three lowest degrees serve
SLAB = 1 << 16  # numbers that are transformed at once


class Expansion:
    """A kernel over the inner offsets as a sum of `count` products coefficient(dj, di) · basis(u, v)."""

    inner: NDArray[np.bool_]
    count: int

    def terms(self, u: Floats, v: Floats) -> Iterator[tuple[Floats, Floats]]:
        """Pairs of coefficients (len(dj), len(di)), zero outside `inner`, and basis values (n,)."""
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

    @property
    def count(self) -> int:  # type: ignore[override]
        return (self.kernel.power + 1) ** 2

    def terms(self, u: Floats, v: Floats) -> Iterator[tuple[Floats, Floats]]:
        di, dj = self.window.di.astype(float), self.window.dj.astype(float)[:, None]
        c = 1.0 - (di**2 + dj**2) / self.radius**2
        s = u * u + v * v
        for (e, a, b), parts in sorted(self._images().items()):
            coefficient = sum(number * c**f * di**p * dj**q for number, f, p, q in parts)
            yield np.where(self.inner, coefficient, 0.0), _product((s, e), (u, a), (v, b))

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

    @property
    def count(self) -> int:  # type: ignore[override]
        return (self.degree + 1) * (self.degree + 2) // 2

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

    def terms(self, u: Floats, v: Floats) -> Iterator[tuple[Floats, Floats]]:
        rows, cols = self.window.distances()
        rows, cols = (rows - rows.min())[:, None], cols - cols.min()
        sign_j, sign_i = np.where(self.window.dj < 0, -1.0, 1.0)[:, None], np.where(self.window.di < 0, -1.0, 1.0)
        down = list(_chebyshev_values(2.0 * v, self.degree))
        for a, across in enumerate(_chebyshev_values(2.0 * u, self.degree)):
            for b in range(self.degree + 1 - a):
                coefficient = self.coefficients[a, b][rows, cols] * sign_i**a * sign_j**b
                yield np.where(self.inner, coefficient, 0.0), across * down[b]


def _chebyshev_values(x: Floats, degree: int) -> Iterator[Floats]:
    """T_0(x) to T_degree(x) by their recurrence."""
    before, now = x, np.ones_like(x)  # T_-1 = T_1 = x starts the recurrence
    for _ in range(degree + 1):
        yield now
        before, now = now, 2.0 * x * now - before


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


def inner_sums(points: SortedPoints, expansion: Expansion, window: Window, job: Job) -> Floats:
    """Sum of weight · shape(d²/r²) over the expansion's inner offsets; shape: the window's target."""
    rows, cols = window.source.shape
    size = _fft_shape(window)
    n = len(points)
    sums = sparse.csr_matrix(
        (points.weight, np.arange(n, dtype=np.int32), points.start), shape=(len(points.start) - 1, n)
    )
    spectrum = np.zeros((size[0], size[1] // 2 + 1), dtype=complex)
    for coefficient, basis in expansion.terms(points.u, points.v):
        image = (sums @ basis).reshape(rows, -1)[:, :cols]
        term = _transform(image, size, job)
        job.advance(0.5 * _fft_work(window))
        term *= _transform(coefficient, size, job)
        spectrum += term
        job.advance(0.5 * _fft_work(window))
    target_rows, target_cols = window.target_in_frame
    for slab in _slabs(spectrum.shape[1], size[0]):
        spectrum[:, slab] = fft.ifft(spectrum[:, slab], axis=0)
        job.advance()
    lines = spectrum[target_rows]
    return fft.irfft(lines, n=size[1], axis=1)[:, target_cols]


def _fft_shape(window: Window) -> tuple[int, int]:
    """Lengths at which what wraps around falls outside the target."""
    lengths = []
    for side, offsets, target in zip(
        window.source.shape, (len(window.dj), len(window.di)), window.target_in_frame, strict=True
    ):
        needed = max(target.stop, side, offsets, side + offsets - 1 - target.start)
        lengths.append(fft.next_fast_len(needed, real=True))
    return lengths[0], lengths[1]


def _fft_work(window: Window) -> float:
    """Work of one image in units of one kernel evaluation (measured: about 12 ns a pixel against 2 ns)."""
    rows, cols = _fft_shape(window)
    return 6.0 * rows * cols


def inner_work(expansion: Expansion, window: Window) -> float:
    """Work of `inner_sums` in units of one kernel evaluation of the rim."""
    return expansion.count * _fft_work(window)


def _transform(image: Floats, size: tuple[int, int], job: Job) -> NDArray[np.complex128]:
    """Two-dimensional real FFT of an image padded with zeros; the empty rows are not transformed along x."""
    lines = np.zeros((size[0], size[1] // 2 + 1), dtype=complex)
    for slab in _slabs(len(image), size[1]):
        lines[slab] = fft.rfft(image[slab], n=size[1], axis=1)
        job.advance()
    for slab in _slabs(lines.shape[1], size[0]):
        lines[:, slab] = fft.fft(lines[:, slab], axis=0)
        job.advance()
    return lines


def _slabs(count: int, length: int) -> Iterator[slice]:
    """Cuts `count` lines of `length` into slabs that fit the cache and are soon done."""
    step = max(8, SLAB // length)
    for begin in range(0, count, step):
        yield slice(begin, min(begin + step, count))
