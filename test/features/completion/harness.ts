import { completions, Host } from '../../../server/src/core';
import type { CompletionItem, CompletionOptions } from '../../../server/src/core';

export const URI = 'file:///shop/slo.yaml';

export interface Case {
  /** The document, with `$0` at the cursor. */
  readonly text: string;
  readonly uri?: string;
  /** Other open files by address. */
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: CompletionOptions;
}

export interface Completed {
  readonly labels: string[];
  readonly items: CompletionItem[];
  readonly item: (label: string) => CompletionItem;
  /** The text after an item is taken as an editor takes it, with placeholders filled with what they suggest. */
  readonly take: (label: string) => string;
}

/** Asks for completion at the `$0` of a text. */
export function complete({ text: marked, uri = URI, files = {}, options }: Case): Completed {
  const offset = marked.indexOf('$0');
  const text = marked.slice(0, offset) + marked.slice(offset + 2);
  const host = new Host();
  host.setFolders([
    {
      uri: 'file:///shop',
      settings: {
        rules: {},
        yearSeconds: 31_536_000,
        defaultWindowSeconds: 2_592_000,
        compat: [],
        ignore: [],
        thresholds: {},
        jargon: [],
        mappings: [],
      },
    },
  ]);
  for (const [other, content] of Object.entries(files)) host.open(other, content);
  host.open(uri, text);
  const items = completions(host.snapshot(), uri, offset, options);
  const item = (label: string): CompletionItem => {
    const found = items.find((one) => one.label === label);
    if (!found) throw new Error(`No item ${label}, but ${items.map((one) => one.label).join(', ')}`);
    return found;
  };
  return { labels: items.map((one) => one.label), items, item, take: (label) => applyItem(text, item(label)) };
}

/** Takes an item: further lines get the indentation of the line of the cursor. */
export function applyItem(text: string, { span, insertText, isSnippet }: CompletionItem): string {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, span.start))![0];
  const filled = isSnippet ? fill(insertText) : insertText;
  return text.slice(0, span.start) + filled.replace(/\n/g, `\n${indent}`) + text.slice(span.end);
}

/** Fills the placeholders of a snippet: the text in it, the first choice, or nothing. A reader of its own, to check ours. */
export function fill(snippet: string): string {
  let out = '';
  for (let i = 0; i < snippet.length; i++) {
    const c = snippet.charAt(i);
    if (c === '\\') out += snippet.charAt(++i);
    else if (c !== '$') out += c;
    else if (/\d/.test(snippet.charAt(i + 1))) while (/\d/.test(snippet.charAt(i + 1))) i++;
    else {
      const open = /^\$\{(\d+)([:|])/.exec(snippet.slice(i));
      if (!open) throw new Error(`A bare $ in ${snippet}`);
      i += open[0].length;
      let held = '';
      for (let isFirst = true; snippet.charAt(i) !== '}'; i++) {
        if (i >= snippet.length) throw new Error(`An open placeholder in ${snippet}`);
        const d = snippet.charAt(i);
        if (d === '\\') held += isFirst ? snippet.charAt(i + 1) : '';
        if (d === '\\') i++;
        else if (open[2] === '|' && (d === ',' || d === '|')) isFirst = false;
        else if (isFirst) held += d;
      }
      out += held;
    }
  }
  return out;
}
