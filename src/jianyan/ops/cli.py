"""The command line `jianyan`: Django's management commands under the names of the contract."""

import os
import sys

from django.core.management import execute_from_command_line

# names of the contract that Python cannot give to a module
MODULES = {"import": "import_catalogue"}


def main(argv: list[str] | None = None) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianyan.config.settings")
    arguments = list(sys.argv if argv is None else argv)
    if len(arguments) > 1:
        name = arguments[1]
        arguments[1] = MODULES.get(name, name if name.startswith("-") else name.replace("-", "_"))
    execute_from_command_line(arguments)


if __name__ == "__main__":
    main()
