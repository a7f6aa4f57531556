/** Names that a file can refer to, made from what people say. */

const LONGEST = 40;
const MOST_WORDS = 5;

/** Words that tell little. */
const FILLERS = new Set(
  'a an and are as at be been but by can cannot could do does for from had has have if in into is it its no not of off on or our so that the their them then there they this to until was we were what when which who will with would you your'.split(
    ' ',
  ),
);

/**
 * A name from words of a text that no other has: lower-case letters, digits and hyphens, at most 63 characters.
 *
 * @param otherwise what it is called where the text has no words in Latin letters
 */
export function nameFrom(text: string, otherwise: string, taken: ReadonlySet<string>): string {
  const words = text
    .slice(0, 1_000)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const telling = [...new Set(words?.filter((word) => !FILLERS.has(word)))];
  let name = '';
  for (const word of (telling.length > 0 ? telling : (words ?? [])).slice(0, MOST_WORDS)) {
    const longer = name === '' ? word.slice(0, LONGEST) : `${name}-${word}`;
    if (longer.length > LONGEST) break;
    name = longer;
  }
  if (name === '') name = otherwise;
  // A name that begins with a digit looks like a number to some readers.
  if (/^[0-9]/.test(name)) name = `${otherwise}-${name}`;
  return free(name, taken);
}

function free(name: string, taken: ReadonlySet<string>): string {
  let found = name;
  for (let i = 2; taken.has(found); i++) found = `${name}-${i}`;
  return found;
}

/** True where others can refer to a name. */
export const isName = (text: string): boolean => text.length <= 63 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(text);
