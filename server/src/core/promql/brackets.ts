import type { Lexeme } from './lex';
import type { PromqlError } from './problem';
import { shown } from './problem';

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The first bracket that has no other one. */
export function bracketErrors(lexemes: readonly Lexeme[]): PromqlError[] {
  for (const [i, lexeme] of lexemes.entries()) {
    if (lexeme.mate) continue;
    if (lexeme.kind === 'close') return [surplus(lexemes, i)];
    if (lexeme.kind === 'open') return [unclosed(lexemes, i)];
  }
  return [];
}

function surplus(lexemes: readonly Lexeme[], i: number): PromqlError {
  const { start, end, text } = lexemes[i]!;
  const isLast = lexemes.slice(i + 1).every((lexeme) => lexeme.kind === 'comment');
  return {
    start,
    end,
    message: `This ${text} closes nothing. Remove it, or open it where it belongs.`,
    ...(isLast ? { fix: { start, end, newText: '', title: `Remove ${text}` } } : {}),
  };
}

function unclosed(lexemes: readonly Lexeme[], i: number): PromqlError {
  const { start, end, text, before } = lexemes[i]!;
  const close = PAIRS[text]!;
  const behind = before?.kind === 'word' && before.end === start ? ` behind ${shown(before.text)}` : '';
  const other = lexemes.slice(i + 1).find((lexeme) => lexeme.kind === 'close' && (lexeme.mate?.start ?? -1) < start);
  const found = other ? `: it is followed by the ${other.text} of another one` : '';
  const last = lexemes.filter((lexeme) => lexeme.kind !== 'comment').at(-1)!;
  const isAtEnd = !other && text === '(' && lexemes.slice(i + 1).every((l) => l.kind !== 'open' || l.mate);
  const at = { start: last.end, end: last.end };
  return {
    start,
    end,
    message: `This ${text}${behind} is never closed${found}. Add ${close} where it ends.`,
    ...(isAtEnd ? { fix: { ...at, newText: close, title: `Add ${close} at the end` } } : {}),
  };
}
