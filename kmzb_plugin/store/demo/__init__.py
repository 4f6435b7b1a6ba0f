"""The synthetic garrison: everything the product does can be tried without one real report."""
