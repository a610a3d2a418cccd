"""What touches the disk on the way in: project file, discovery, assets, themes."""
