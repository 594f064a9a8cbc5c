"""``python -m cineteca``: the command line."""

from cineteca.config.commandline import main

if __name__ == "__main__":
    main()
