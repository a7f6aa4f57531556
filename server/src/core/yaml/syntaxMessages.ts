/** The YAML parser's error codes in plain words: what is wrong and what to do. */
const WORDS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'The indentation does not fit the lines around it. Align this line with its siblings.',
  TAB_AS_INDENT: 'YAML does not allow tabs for indentation. Use spaces.',
  MISSING_CHAR: '',
  UNEXPECTED_TOKEN: '',
  MULTILINE_IMPLICIT_KEY:
    'A key must stand on one line. A colon is probably missing on the line above, or this line is indented wrongly.',
  BLOCK_AS_IMPLICIT_KEY: 'A nested block cannot stand on the same line as its key. Put it on the next line, indented.',
  BLOCK_IN_FLOW: 'A block cannot stand inside [ ] or { }. Close the bracket first, or write the content in brackets too.',
  BAD_SCALAR_START: 'A plain value cannot begin with this character. Put the value in quotes.',
  BAD_DQ_ESCAPE: 'This escape is not known inside double quotes. Use \\\\ for a backslash, or single quotes.',
  KEY_OVER_1024_CHARS: 'A key may be at most 1,024 characters long. A closing quote or bracket is probably missing.',
  MULTIPLE_ANCHORS: 'A value can have only one anchor (&name). Remove one.',
  MULTIPLE_TAGS: 'A value can have only one tag (!name). Remove one.',
  ALIAS_PROPS: 'An alias (*name) cannot have an anchor or a tag of its own. Remove it.',
  BAD_ALIAS: 'This alias is not written correctly. Write *name, with a name that an anchor (&name) above defines.',
  BAD_DIRECTIVE: 'This directive is not known. Only %YAML and %TAG may stand before ---.',
  BAD_COLLECTION_TYPE: 'This tag does not fit the value it stands on. Remove the tag.',
};

/** Message for a syntax error. Errors without words of ours keep the parser's own, as a sentence. */
export function describeSyntaxError(code: string, parserMessage: string): string {
  const words = WORDS[code];
  if (words) return words;
  const missing = /^Missing closing (.*)$/.exec(parserMessage) ?? /^Expected .* to end with (.*)$/.exec(parserMessage);
  if (missing) return `A closing ${(missing[1] ?? '').replace(/^["'](?=quote)/, '')} is missing. Until it is there the rest of this document cannot be read.`;
  if (/implicit keys need to be|Implicit map keys need/i.test(parserMessage))
    return 'A colon is missing: a key needs ": " and a value, or ":" and an indented block below.';
  const sentence = parserMessage.charAt(0).toUpperCase() + parserMessage.slice(1);
  return `${sentence.replace(/[.:]?$/, '.')} The YAML cannot be read correctly from here on.`;
}
