"""What plug-ins may import; its names are a promise."""
