"""The page of agencies and memoranda: partners with their cards, and the papers under which data may travel."""
