/**
 * How well a query fits a name, in any case: its letters have to occur in order. More is better; undefined where they do
 * not. What is whole, at the beginning, at the beginnings of words and in one piece counts most, then what is short.
 */
export function fuzzyScore(query: string, name: string): number | undefined {
  if (query.length > name.length) return undefined;
  const wanted = query.toLowerCase();
  const text = name.toLowerCase();
  if (wanted === text) return 10_000;
  const whole = text.indexOf(wanted);
  if (whole >= 0)
    return (whole === 0 ? 8_000 : isWordStart(text, whole) ? 6_000 : 4_000) - Math.min(text.length, 1_000);
  const hits = lettersOf(wanted, text);
  return hits && 1_000 + 100 * hits.starts + 10 * hits.runs - Math.min(text.length, 1_000);
}

/** Finds the letters in order: how many begin a word, and how many stand right behind the one before. */
function lettersOf(wanted: string, text: string): { readonly starts: number; readonly runs: number } | undefined {
  let at = -1;
  let starts = 0;
  let runs = 0;
  for (const letter of wanted) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return undefined;
    if (next === at + 1 && at >= 0) runs++;
    if (isWordStart(text, next)) starts++;
    at = next;
  }
  return { starts, runs };
}

const isWordStart = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
