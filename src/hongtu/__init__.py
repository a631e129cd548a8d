"""宏图 Hongtu: reads Chinese regional news into a graph in which every fact shows the sentence that it stands in."""
