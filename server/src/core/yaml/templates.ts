import { MASK, maskBlocks } from './templateLines';

const OPEN = '{{';
const CLOSE = '}}';

/** True where a text holds a template expression, so that it is not what a tool will read. */
export const isTemplated = (text: string): boolean => text.includes(OPEN) && text.includes(CLOSE);

/**
 * True where an expression begins a line, an item or a value, as in Helm charts, so that the text is no YAML yet. Inside
 * of quotes and within a query (`rate(x[{{.window}}])`) it is a part of the value.
 */
export function hasBareTemplate(text: string): boolean {
  let line = 0;
  for (let open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, line)) {
    const start = text.lastIndexOf('\n', open) + 1;
    if (isBareBehind(text.slice(start, open))) return true;
    const end = text.indexOf('\n', open);
    if (end < 0) return false;
    line = end + 1;
  }
  return false;
}

const QUOTED_KEY = /^[\s-]*(?:"[^"]*"|'[^']*')\s*:$/;

/** True where a value of its own may begin behind the beginning of a line. */
function isBareBehind(before: string): boolean {
  const key = before.trimEnd();
  if (/^[\s-]*$/.test(before)) return key === '' || key !== before;
  return key !== before && key.endsWith(':') && (!/["'#]/.test(before) || QUOTED_KEY.test(key));
}

/**
 * The text with every template expression masked: an expression within a line by {@link MASK}; lines that hold nothing
 * else become comments, or within a block scalar a part of it. Offsets and line ends stay.
 */
export function maskTemplates(text: string): string {
  let out = '';
  let from = 0;
  for (let open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
    const end = expressionEnd(text, open);
    if (end === undefined) break;
    out += text.slice(from, open) + text.slice(open, end).replace(/[^\r\n]/g, MASK);
    from = end;
  }
  return maskBlocks(out + text.slice(from));
}

/** The first template expression of a text, at most to the end of its line. */
export function firstTemplate(text: string): { readonly start: number; readonly end: number } {
  const start = Math.max(0, text.indexOf(OPEN));
  const line = /[\r\n]/.exec(text.slice(start));
  const lineEnd = line ? start + line.index : text.length;
  return { start, end: Math.min(expressionEnd(text, start) ?? lineEnd, lineEnd) };
}

/** A whole comment, or (neither longer than anybody writes) an expression whose texts may hold braces: `` {{`{{.window}}`}} ``. */
const WHOLE =
  /\{\{-?\s*\/\*(?:[^*]|\*(?!\/)){0,20000}\*\/\s*-?\}\}|\{\{(?:[^"`}\r\n]|"(?:[^"\\\r\n]|\\[^\r\n])*"|`[^`\r\n]*`|\}(?!\})){0,2000}\}\}/y;

/** The end of the expression that begins at an offset; undefined where it is never closed. */
function expressionEnd(text: string, open: number): number | undefined {
  WHOLE.lastIndex = open;
  const whole = WHOLE.exec(text);
  if (whole) return open + whole[0].length;
  const close = text.indexOf(CLOSE, open + OPEN.length);
  return close < 0 ? undefined : close + CLOSE.length;
}
