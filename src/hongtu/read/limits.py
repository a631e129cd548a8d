"""How much of what is given is read: more than that is no article, and would take all memory or time.

Sizes are bytes, lengths characters. What is beyond a limit gets a line that says so; the rest is read.
"""

MB = 2**20

FILE = 128 * MB  # a file, but for JSON Lines and archives, which are read in parts
LINE = 16 * MB  # a line of JSON Lines
MEMBER = 64 * MB  # a member of an archive, unpacked
MEMBERS = 16 * MEMBER  # all articles of an archive, unpacked
RATIO = 200  # how many times larger than packed a member may be

SHEET = 300_000  # the characters of a file, or of a line of JSON Lines: a newspaper page has some 10,000
ARTICLE = 100_000  # the characters of an article: the longest reports have some 30,000
SENTENCE = 2000  # the characters of a sentence: what is longer is cut, as if it ended there
