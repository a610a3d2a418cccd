"""The docutils island: reStructuredText in, our content model out; nothing else imports docutils."""
