/**
 * Text from a file, made safe to stand in Markdown: it is shown as it is, and can neither make a link, an image nor
 * HTML, nor hide what it says by bidirectional control characters.
 */
export function escapeMarkdown(text: string): string {
  return withoutControls(text).replace(/[\\`*_{}[\]()<>#+\-.!|~&]/g, '\\$&');
}

/** Text from a file as inline code: its fence is longer than any run of backticks inside, so that none can end it. */
export function codeSpan(text: string): string {
  const clean = withoutControls(text);
  const longest = Math.max(0, ...(clean.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${clean} ${fence}` : `${fence}${clean}${fence}`;
}

/** Text from a file without line breaks and control characters, for places that show plain text. */
export function plainText(text: string, limit = 200): string {
  const clean = withoutControls(text);
  return clean.length > limit ? `${clean.slice(0, limit - 1)}…` : clean;
}

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

const withoutControls = (text: string): string => text.replace(CONTROLS, ' ').trim();
