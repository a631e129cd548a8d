"""``python -m hongtu`` is the command line."""

from hongtu.cli import main

if __name__ == "__main__":
    main()
