"""The data flow on one page: discover, read, index, resolve, assemble, render, emit."""
