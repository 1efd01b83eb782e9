"""Is there an article at all? And if not: why."""

from clipper.types import Block, Verdict


def judge(blocks: tuple[Block, ...]) -> Verdict:
    """The verdict on a page whose body is `blocks`."""
    return "article" if any(block.text.strip() for block in blocks) else "empty"
