"""A kernel's values at some points, offset by offset, for the rim of the exact sums (see `kernel_rim`)."""

from __future__ import annotations

import numpy as np

from kmzb_plugin.analysis.kernels import Floats, GaussianKernel, Kernel, PolynomialKernel, TriangularKernel

NEAR = 4  # rows and columns: a longer step from offset to offset is computed anew


class Heights:
    """weight · shape(d²/r²) for points (n,) as `SortedPoints` has them."""

    def __init__(self, kernel: Kernel, radius: float, u: Floats, v: Floats, weight: Floats | None) -> None:
        self.radius, self.weight = radius, weight
        self.u, self.v = u, v
        self.zero = np.zeros(len(u))  # numpy takes twice as long for the larger of a value and a single number
        self._once = np.empty((0, len(u)))

    @staticmethod
    def of(kernel: Kernel, radius: float, u: Floats, v: Floats, weight: Floats | None) -> Heights:
        return _HEIGHTS[type(kernel)](kernel, radius, u, v, weight)

    def put(self, dj: int, di: int, row: Floats) -> None:
        """Puts what `factors` needs of the offset of `dj` rows and `di` columns into `row` (n,)."""
        raise NotImplementedError

    def factors(self, rows: Floats, held: bool, other: Floats) -> tuple[Floats, Floats]:
        """The values as the product of two arrays (offsets, n), made in `rows`, which `put` has filled, and `other`.

        `held`: of the points beyond the radius, not of those within.
        """
        raise NotImplementedError

    def once(self, k: int) -> Floats:
        """The weights as factors at `k` offsets."""
        if len(self._once) < k:
            self._once = np.ones((k, len(self.u)))
            if self.weight is not None:
                self._once *= self.weight
        return self._once[:k]

    def weighted(self, values: Floats, other: Floats) -> Floats:
        return values if self.weight is None else np.multiply(values, self.weight, out=other)


class _LinearHeights(Heights):
    """Kernels that follow from `top` - `scale` · d²: linear in (u, v), but for a term that is the same everywhere."""

    def start(self, top: float, scale: float) -> None:
        self._top, self._scale = top, scale
        self._across, self._down = 2.0 * scale * self.u, 2.0 * scale * self.v
        self._base = -scale * (self.u * self.u + self.v * self.v)
        self._here, self._at = self._base.copy(), (0, 0)

    def put(self, dj: int, di: int, row: Floats) -> None:
        """`top` - `scale` · d²; from an offset to one nearby by additions."""
        down, across = dj - self._at[0], di - self._at[1]
        if abs(down) + abs(across) > NEAR:
            np.multiply(self._down, dj, self._here)
            np.multiply(self._across, di, row)
            np.add(self._here, row, self._here)
            np.add(self._here, self._base, self._here)
        else:
            for steps, move in ((down, self._down), (across, self._across)):
                for _ in range(abs(steps)):
                    (np.add if steps > 0 else np.subtract)(self._here, move, self._here)
        self._at = dj, di
        np.add(self._here, self._top - self._scale * (dj * dj + di * di), row)


class _PolynomialHeights(_LinearHeights):
    """(1 - d²/r²)^m."""

    def __init__(self, kernel: PolynomialKernel, radius: float, *points: Floats) -> None:
        super().__init__(kernel, radius, *points)
        self.start(1.0, 1.0 / radius**2)
        self.power = kernel.power

    def factors(self, rows: Floats, held: bool, other: Floats) -> tuple[Floats, Floats]:
        if self.power == 0:
            return (np.less if held else np.greater_equal)(rows, 0.0, out=other), self.once(len(rows))
        (np.minimum if held else np.maximum)(rows, self.zero, out=rows)
        if self.power == 1:
            return rows, self.once(len(rows))
        if self.power == 2:
            return rows, self.weighted(rows, other)
        return rows, self.weighted(np.multiply(rows, rows, out=other), other)


class _TriangularHeights(_LinearHeights):
    """1 - d/r."""

    def __init__(self, kernel: TriangularKernel, radius: float, *points: Floats) -> None:
        super().__init__(kernel, radius, *points)
        self.start(0.0, -1.0 / radius**2)

    def put(self, dj: int, di: int, row: Floats) -> None:
        """d²/r². In a point's own cell d may be 0, and the root magnifies what rounding leaves of it."""
        if (dj, di) == (0, 0):
            np.copyto(row, self._base)
        else:
            super().put(dj, di, row)

    def factors(self, rows: Floats, held: bool, other: Floats) -> tuple[Floats, Floats]:
        np.sqrt(rows, out=rows)
        np.subtract(1.0, rows, out=rows)
        (np.minimum if held else np.maximum)(rows, self.zero, out=rows)
        return rows, self.once(len(rows))


class _GaussianHeights(_LinearHeights):
    """exp(-d²/2σ²) where d² <= r²."""

    def __init__(self, kernel: GaussianKernel, radius: float, *points: Floats) -> None:
        super().__init__(kernel, radius, *points)
        self.start(0.0, 0.5 * (kernel.reach / radius) ** 2)
        self._end = -0.5 * kernel.reach**2

    def factors(self, rows: Floats, held: bool, other: Floats) -> tuple[Floats, Floats]:
        counted = (np.less if held else np.greater_equal)(rows, self._end, out=other)
        if self.weight is not None:
            counted *= self.weight
        return counted, np.exp(rows, out=rows)


_HEIGHTS: dict[type[Kernel], type[Heights]] = {
    PolynomialKernel: _PolynomialHeights,
    TriangularKernel: _TriangularHeights,
    GaussianKernel: _GaussianHeights,
}
