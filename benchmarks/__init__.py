"""What measures. Benchmarks print; they never assert a time."""
