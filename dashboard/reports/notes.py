"""What the import remarked on boundaries and missing reports, in words."""

from dashboard.i18n import Language, using
from dashboard.storage.store import Edition


def import_notes(edition: Edition, *, language: Language) -> list[str]:
    """Return the import's remarks as sentences, in the order in which they were made.

    Remarks on cells of tables are left out: they are the statistician's, and may hold counts
    of a village.
    """
    boundaries = {boundary.file for boundary in edition.settings.boundaries}
    with using(language):
        return [
            problem.sentence()
            for problem in edition.problems()
            if not problem.file or problem.file in boundaries
        ]
