"""`clipper cache`: the copies that are kept of fetched pages."""

from typing import Annotated

import typer


def cache(
    context: typer.Context,
    clear: Annotated[bool, typer.Option("--clear", help="Delete them all.")] = False,
) -> int:
    """Tell how many copies of fetched pages are kept, where, and how large they are.

    `clipper batch` keeps them to ask servers whether a page has changed. None is kept longer than
    90 days after its last use, nor more than 1 GB of them.
    """
    from clipper.errors import OutputError
    from clipper.sources.cache import Cache, folder

    place = folder()
    kept = Cache(place)
    sizes = [answer.size for answer in kept.kept()]
    try:
        if clear:
            kept.clear()
    except OSError as error:
        problem = f"cannot be deleted ({error.strerror or error})"
        raise OutputError(str(error.filename or place), problem, "Delete it yourself") from None
    pages = f"{len(sizes):,} page{'' if len(sizes) == 1 else 's'}"
    told = f"{place}: {pages}, {sum(sizes) / 2**20:,.1f} MB{', deleted' if clear else ''}"
    print(told, file=context.obj.stdout)
    return 0
