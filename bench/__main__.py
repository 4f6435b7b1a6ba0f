"""`python -m bench`: all measurements."""

from bench import bench_density

bench_density.main()
