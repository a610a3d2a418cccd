"""Pages: articles, briefings and the index as semantic HTML5."""
