"""Django's usual entry, the same as the command `jianyan`."""

from jianyan.ops.cli import main

if __name__ == "__main__":
    main()
