"""Every diagnostic code explained, one module an area: cause, an example that provokes it, remedy."""
