"""The Engage toolkit as dated data, the records of a pack, and the rules over both."""
