import { formatDuration } from '../text/format';
import { codeSpan } from '../text/markdown';
import type { Span } from '../text/span';
import { secondsOf } from './duration';
import { signatureOf, signatureText } from './functions';
import type { Lexeme } from './lex';
import { lexPromql } from './lex';
import { KEYWORDS, LABELS, METRIC_ENDS, OPERATORS } from './phrases';
import { stringValue } from './strings';
import { kindOf } from './tokens';

/** What to show about a place in a query. */
export interface PromqlHover extends Span {
  readonly markdown: string;
}

/**
 * What stands at an offset of a query: the signature of a function, what the name of a metric or label says by
 * convention, what a duration or a keyword means. Undefined where there is nothing to say, as on templates.
 *
 * @param words bare words in square brackets that the tool fills in, as slo-generator does with `[window]`
 */
export function promqlHoverAt(source: string, offset: number, words: readonly string[] = []): PromqlHover | undefined {
  const lexemes = lexPromql(source, words).filter((lexeme) => lexeme.kind !== 'comment');
  // A cursor right behind a word is on it, too.
  const around = lexemes.filter(({ start, end }) => start <= offset && offset <= end).reverse();
  for (const lexeme of around) {
    const markdown = describe(lexeme, lexemes[lexemes.indexOf(lexeme) + 1]);
    if (markdown !== undefined) return { start: lexeme.start, end: lexeme.end, markdown };
  }
  return undefined;
}

function describe(lexeme: Lexeme, next: Lexeme | undefined): string | undefined {
  const { text } = lexeme;
  switch (kindOf(lexeme, next)) {
    case 'function':
      return describeFunction(text);
    case 'metric':
      return describeMetric(lexeme.kind === 'string' ? stringValue(text) : text);
    case 'label':
      return describeLabel(lexeme.kind === 'string' ? stringValue(text) : text);
    case 'keyword':
      return `\`${text}\`: ${KEYWORDS[text.toLowerCase()] ?? ''}`;
    case 'operator':
      return lexeme.within?.text === '{' ? OPERATORS[text] : undefined;
    case 'duration':
    case 'number':
      return describeDuration(lexeme);
    case 'string':
    case 'comment':
    case 'template':
    case undefined:
      return undefined;
  }
}

function describeFunction(name: string): string | undefined {
  const signature = signatureOf(name);
  return signature && `\`\`\`\n${signatureText(signature)}\n\`\`\`\n\n${signature.about}`;
}

function describeMetric(name: string): string {
  const level = /^([^:]+):(.+):([^:]+)$/.exec(name);
  if (level)
    return `Metric ${codeSpan(name)}. A recording rule by its name: ${codeSpan(level[2]!)} by ${codeSpan(level[1]!)}, computed as ${codeSpan(level[3]!)}.`;
  const said = METRIC_ENDS.filter(([end]) => end.test(name)).map(([, about]) => about);
  return [`Metric ${codeSpan(name)}.`, ...said].join(' ');
}

function describeLabel(name: string): string {
  const about = LABELS[name];
  return `Label ${codeSpan(name)}${about === undefined ? '.' : `: ${about}`}`;
}

function describeDuration({ text, within, before, kind }: Lexeme): string | undefined {
  const seconds = secondsOf(text);
  const isShift = /^offset$/i.test((before?.text === '-' ? before.before : before)?.text ?? '');
  if (seconds === undefined || (kind === 'number' && within?.text !== '[' && !isShift)) return undefined;
  const length = formatDuration(seconds);
  if (isShift) return before!.text === '-' ? `As it is ${length} later.` : `As it was ${length} before.`;
  if (within?.text !== '[') return `${length}, as a number ${seconds} seconds.`;
  if (before?.kind === 'colon') return `A point every ${length}.`;
  return `The ${length} before each point in time.`;
}
