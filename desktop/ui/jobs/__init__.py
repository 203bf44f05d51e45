"""Work behind the window: run an operation off the window's thread, show how far it is, let it be cancelled."""
