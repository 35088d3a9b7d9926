class Unusable(Exception):
    """What was asked cannot be done; the text is one plain sentence for the user."""
