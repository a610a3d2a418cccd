"""From a finished doctree to the content model: one function a node, found in two literal tables."""
