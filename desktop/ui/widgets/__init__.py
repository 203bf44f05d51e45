"""Parts that every page is made of; they know no operation and no noun."""
