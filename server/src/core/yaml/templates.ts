/** Stands for every character of a template expression in a masked text. No file holds it: it is for private use. */
export const MASK = '\uE000';

/**
 * True where `{{` begins a line, an item or a value, as in Helm charts, so that the text is no YAML yet. Inside of
 * quotes and within a query (`rate(x[{{.window}}])`) it is a part of the value.
 */
export const hasBareTemplate = (text: string): boolean =>
  text.includes('{{') && /^[ \t]*(?:- +)*(?:[^\s"'#][^:#"'\r\n]*:[ \t]+)?\{\{/m.test(text);

/**
 * The text with every template expression masked: an expression within a line by {@link MASK}, lines that hold nothing
 * else by spaces. Offsets and line ends stay.
 */
export function maskTemplates(text: string): string {
  let out = '';
  let from = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', from)) {
    const close = text.indexOf('}}', open + 2);
    if (close < 0) break;
    out += text.slice(from, open) + text.slice(open, close + 2).replace(/[^\r\n]/g, MASK);
    from = close + 2;
  }
  out += text.slice(from);
  return out.replace(/^[ \t\uE000]+$/gm, (line) => ' '.repeat(line.length));
}

/** The first template expression of a text, at most to the end of its line. */
export function firstTemplate(text: string): { readonly start: number; readonly end: number } {
  const start = Math.max(0, text.indexOf('{{'));
  const line = /[\r\n]/.exec(text.slice(start));
  const lineEnd = line ? start + line.index : text.length;
  const close = text.indexOf('}}', start);
  return { start, end: close < 0 ? lineEnd : Math.min(close + 2, lineEnd) };
}
