"""What touches the disk on the way in: project file, discovery, characters, files, images, themes."""
