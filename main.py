"""Sổ Vàng's command line: sets itself up, then opens the window or runs one headless command."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 -- said in words, by whatever Python a machine has
    sys.exit("Sổ Vàng cần Python 3.11 trở lên. / Sổ Vàng needs Python 3.11 or newer.")

from desktop import bootstrap

# What follows loads in steps on purpose: before the set-up there is nothing to import, and worker processes
# (multiprocessing's spawn reads this file once more) must not pay for what only the first process needs.
if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # a built program carries its environment with it
        import multiprocessing

        multiprocessing.freeze_support()
    else:
        here, need = bootstrap.Place(), bootstrap.wanted(sys.argv[1:])
        if not bootstrap.in_own_environment(here, need):
            if not bootstrap.is_ready(here, need):
                from desktop import installation

                installation.prepare(here, need)
                bootstrap.enter(here)  # also from inside: what was made anew is seen only by a new process
            if not bootstrap.inside(here):
                bootstrap.enter(here)
    from desktop.commands import cli

    sys.exit(cli.main(sys.argv[1:]))
