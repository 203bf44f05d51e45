"""The beneficiary list: page, record card, family form."""
