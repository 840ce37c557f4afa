"""`python -m local`: the command tocsin."""

from local.cli import main

if __name__ == "__main__":
    main()
