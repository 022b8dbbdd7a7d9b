"""The web chat's server (网页问答): the page, its socket, the form without JavaScript."""
