"""What an explorer asks of a resolved reading of any size: search, neighbours, paths, trees, communities."""
