import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensLegend,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver-protocol';
import { semanticTokens } from '../../core';
import type { SemanticToken } from '../../core';
import { fromRange } from '../fromLsp';
import { toTokenData } from '../toLsp';
import { fileOf } from './feature';
import type { Feature } from './feature';

/** The types that editors colour by themselves. Their order is that of the numbers in the answers. */
const TYPES = [
  'variable',
  'property',
  'function',
  'operator',
  'number',
  'string',
  'keyword',
  'comment',
  'macro',
] as const;

const TYPE_OF: Readonly<Record<SemanticToken['kind'], (typeof TYPES)[number]>> = {
  metric: 'variable',
  label: 'property',
  function: 'function',
  operator: 'operator',
  number: 'number',
  duration: 'number',
  string: 'string',
  keyword: 'keyword',
  comment: 'comment',
  template: 'macro',
};

const typeIndex = ({ kind }: SemanticToken): number => TYPES.indexOf(TYPE_OF[kind]);

const LEGEND: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [] };

interface Answer {
  readonly resultId: string;
  readonly data: number[];
}

export const semanticTokensFeature: Feature = {
  capability: { semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true } },
  register: ({ wire, snapshot }) => {
    /** The last answer about each open file, so that the next one can say what changed. */
    const answers = new Map<string, Answer>();
    let count = 0;
    const whole = (uri: string): Answer => {
      const now = snapshot();
      for (const known of answers.keys()) if (!now.openFile(known)) answers.delete(known);
      const file = fileOf(now, uri);
      const answer = {
        resultId: String(++count),
        data: file ? toTokenData(file, semanticTokens(file), typeIndex) : [],
      };
      if (file) answers.set(uri, answer);
      return answer;
    };
    wire.onRequest<SemanticTokensParams, SemanticTokens>(
      'textDocument/semanticTokens/full',
      { data: [] },
      ({ textDocument: { uri } }) => whole(uri),
    );
    wire.onRequest<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
      'textDocument/semanticTokens/full/delta',
      { data: [] },
      ({ textDocument: { uri }, previousResultId }) => {
        const before = answers.get(uri);
        const after = whole(uri);
        return before?.resultId === previousResultId
          ? { resultId: after.resultId, edits: [change(before, after)] }
          : after;
      },
    );
    wire.onRequest<SemanticTokensRangeParams, SemanticTokens>(
      'textDocument/semanticTokens/range',
      { data: [] },
      ({ textDocument: { uri }, range }) => {
        const file = fileOf(snapshot(), uri);
        return { data: file ? toTokenData(file, semanticTokens(file, fromRange(file, range)), typeIndex) : [] };
      },
    );
  },
};

/** The one edit that makes the numbers of an answer those of another: what they begin and end with alike stays. */
function change({ data: before }: Answer, { data: after }: Answer): SemanticTokensDelta['edits'][number] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, deleteCount: before.length - start - same, data: after.slice(start, after.length - same) };
}
