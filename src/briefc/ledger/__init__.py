"""The record of what left the house: issued versions, and what was delivered where."""
