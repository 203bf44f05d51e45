"""What a clerk can do: a function per verb, one transaction each."""
