/**
 * Text from a file, made safe to stand in Markdown: it is shown as it is, and can neither make a link, an image nor
 * HTML, nor hide what it says by bidirectional control characters.
 */
export function escapeMarkdown(text: string): string {
  return withoutControls(text).replace(/[\\`*_{}[\]()<>#+\-.!|~&]/g, '\\$&');
}

/** Text from a file without line breaks and control characters, for places that show plain text. */
export function plainText(text: string, limit = 200): string {
  const clean = withoutControls(text);
  return clean.length > limit ? `${clean.slice(0, limit - 1)}…` : clean;
}

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

const withoutControls = (text: string): string => text.replace(CONTROLS, ' ').trim();
