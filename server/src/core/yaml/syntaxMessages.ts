/** The parser's rarer error codes in plain words: what is wrong and what to do. */
const WORDS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'The indentation does not fit the lines around it. Align this line with its siblings.',
  TAB_AS_INDENT: 'YAML does not allow tabs for indentation. Use spaces.',
  BLOCK_IN_FLOW:
    'Lines that are nested by indentation cannot stand inside of [ ] or { }. Close the bracket first, add the comma that may be missing, or write the content in brackets too.',
  KEY_OVER_1024_CHARS: 'A key may be at most 1,024 characters long. A closing quote or bracket is probably missing.',
  MULTIPLE_ANCHORS: 'A value can have only one anchor (&name). Remove one.',
  MULTIPLE_TAGS: 'A value can have only one tag (!name). Remove one.',
  ALIAS_PROPS: 'An alias (*name) cannot have an anchor or a tag of its own. Remove it.',
  BAD_PROP_ORDER:
    'An anchor (&name) or a tag (!name) stands behind the dash or the question mark, not before it. Move it.',
  BAD_DIRECTIVE: 'This directive is not known. Only %YAML and %TAG may stand before ---.',
  BAD_COLLECTION_TYPE: 'This tag does not fit the value it stands on. Remove the tag.',
  NON_STRING_KEY: 'A key must be a text. Put it in quotes.',
};

/** Message for a syntax error by its code. Errors without words of ours keep the parser's own, as a sentence. */
export function describeCode(code: string, parserMessage: string): string {
  const words = WORDS[code];
  if (words) return words;
  const sentence = parserMessage.charAt(0).toUpperCase() + parserMessage.slice(1);
  return `${sentence.replace(/[.:]?$/, '.')} The YAML cannot be read correctly from here on.`;
}
