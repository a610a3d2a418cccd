"""The waves of a build: which jobs each has, whom it asks first, what it leaves on the desk."""
