"""The pieces that screens are composed of; each announces what the person did."""
