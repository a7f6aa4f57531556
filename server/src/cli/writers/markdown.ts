import type { Style } from '../style';
import { visible, wrap } from './text';

const MAX_TEXT_WIDTH = 88;

/** Markdown as lines for a terminal: headings bold, code indented, paragraphs and list items wrapped. */
export function renderMarkdown(markdown: string, style: Style): string[] {
  const out: string[] = [];
  for (const block of blocksOf(markdown)) {
    if (out.length > 0 && block.kind !== 'item') out.push('');
    else if (block.kind === 'item' && out.at(-1) !== '' && !block.follows) out.push('');
    out.push(...linesOf(block, style));
  }
  return out;
}

type Block =
  | { readonly kind: 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'code' | 'table'; readonly lines: readonly string[] }
  | { readonly kind: 'item'; readonly mark: string; readonly text: string; readonly follows: boolean };

const ITEM = /^(\s*(?:[-*+]|\d+[.)])) (.*)$/;

/** Cuts a page into blocks. Knows what the pages of rules use; anything else is text. */
function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split(/\r?\n/);
  for (let i = 0; i < lines.length;) {
    const line = lines[i]!;
    const heading = /^#{1,6} (.*)$/.exec(line);
    if (line.trim() === '') i++;
    else if (/^\s*```/.test(line)) {
      const end = closingFence(lines, i);
      blocks.push({ kind: 'code', lines: lines.slice(i + 1, end) });
      i = end + 1;
    } else if (heading) {
      blocks.push({ kind: 'heading', text: heading[1]! });
      i++;
    } else if (line.startsWith('|')) {
      const end = until(lines, i, (each) => !each.startsWith('|'));
      blocks.push({ kind: 'table', lines: lines.slice(i, end) });
      i = end;
    } else {
      const end = until(lines, i + 1, endsText);
      const text = lines
        .slice(i, end)
        .map((each) => each.trim())
        .join(' ');
      const item = ITEM.exec(line);
      if (item)
        blocks.push({
          kind: 'item',
          mark: item[1]!,
          text: text.slice(item[1]!.trim().length + 1),
          follows: lines[i - 1]?.trim() !== '',
        });
      else blocks.push({ kind: 'text', text });
      i = end;
    }
  }
  return blocks;
}

const endsText = (line: string): boolean =>
  line.trim() === '' || /^(?:#{1,6} |\s*```|\|)/.test(line) || ITEM.test(line);

function until(lines: readonly string[], from: number, isEnd: (line: string) => boolean): number {
  let i = from;
  while (i < lines.length && !isEnd(lines[i]!)) i++;
  return i;
}

const closingFence = (lines: readonly string[], open: number): number =>
  until(lines, open + 1, (line) => /^\s*```\s*$/.test(line));

function linesOf(block: Block, style: Style): string[] {
  const { colors: c } = style;
  const width = Math.min(style.width, MAX_TEXT_WIDTH);
  switch (block.kind) {
    case 'heading':
      return [c.bold(plain(block.text))];
    case 'code':
      return block.lines.map((line) => (line === '' ? '' : `    ${c.cyan(visible(line))}`));
    case 'table':
      return block.lines.map((line) => `  ${plain(line)}`);
    case 'item': {
      const indent = ' '.repeat(block.mark.length + 3);
      return wrap(plain(block.text), width - indent.length).map((line, i) =>
        i === 0 ? `  ${block.mark} ${line}` : indent + line,
      );
    }
    case 'text':
      return wrap(plain(block.text), width);
  }
}

/** Text without the marks of Markdown; the address of a link stays, in parentheses. */
const plain = (text: string): string =>
  visible(text)
    .replace(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '$1 ($2)')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/`([^`]+)`/g, '$1');
