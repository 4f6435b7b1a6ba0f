"""`python -m bench`: all measurements."""

from bench import bench_density, bench_store

bench_density.main()
print()
bench_store.main()
