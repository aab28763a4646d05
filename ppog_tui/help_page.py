"""What ``ppog --help`` prints, kept as click writes it, so that it is there before click is loaded.

``make golden`` writes this file anew.
"""

PAGE = """\
Usage: ppog [OPTIONS] [PACK | COMMAND …]

  Prepare for the Policing Performance Oversight Group.

  Without a command, opens the app; with the name or file of a pack, opens it
  there.

Options:
  --workspace DIRECTORY  The folder that holds the packs.  [env var:
                         PPOG_WORKSPACE]
  --edition FILE         Use this edition of the toolkit: a file, or the id of
                         one that is installed.
  --ascii                Draw the app with plain signs, for terminals and
                         fonts that lack others.
  -V, --version          Show the version and exit.
  -h, --help             Show this message and exit.

Commands:
  open      Open the app at a pack (the word open may be left out).
  new       Make a new pack for a PPOG meeting.
  list      List the packs of the workspace.
  show      Show a pack: progress, gaps and every step.
  set       Give a field of a record a value, or see what it holds.
  add       Add a record: a cause, a question, an action …
  remove    Remove a record and what belongs to it.
  export    Write documents out of a pack, for Word or as Markdown.
  template  Use the office's own Word template for documents.
  import    Bring in a pack or part of one, or answers from Word.
  history   Show who changed what in a pack, and when.
  restore   Bring back a pack that is damaged or lost.
  example   Write the worked example and its briefing into a folder.
  edition   List, check and change the editions of the toolkit.
  schema    Print the JSON Schema of a pack file.
  keys      List every key of the app, to print or to change.
  doctor    Say what a helpdesk would ask: versions, folders, terminal.
"""
