import { Lexer } from 'yaml';

/** The comments of a text, sorted. */
export function commentsOf(text: string): string[] {
  const out: string[] = [];
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && before !== SCALAR) out.push(lexeme.trim());
    before = lexeme;
  }
  return out.sort();
}

/** What the lexer writes before a plain or block scalar. */
const SCALAR = '\u001f';
