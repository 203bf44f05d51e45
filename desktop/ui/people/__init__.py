"""The page Staff: who may sign in, with which roles and in which areas."""
