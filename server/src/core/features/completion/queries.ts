import type { PathStep } from '../../yaml/tree';
import type { Slot } from './context';
import type { Scene, ValueOffer } from './item';
import { plainSnippet } from './template';

/** Queries to begin with, those that fit the place. */
export function queryOffers({ scope }: Scene, slot: Slot, path: readonly PathStep[]): ValueOffer[] {
  const keys = path.filter((step) => typeof step === 'string');
  const templates = scope.dialects.flatMap(({ queries = [] }) => queries);
  return templates
    .filter((template) => template.path.every((key, i) => keys.at(i - template.path.length) === key))
    .filter(({ where }) => {
      if (!where) return true;
      const written = slot.levels
        .flatMap(({ entries }) => entries.filter((entry) => entry.key === where.key))
        .at(-1)?.value;
      return written === undefined || written === '' || where.values.includes(written.toLowerCase());
    })
    .filter(({ below }) => below.length === 0 || below.some((key) => keys.includes(key)))
    .map(({ label, detail, text }) => ({
      label,
      value: plainSnippet(text),
      snippet: text,
      kind: 'snippet',
      detail,
      markdown: `\`\`\`promql\n${plainSnippet(text)}\n\`\`\``,
    }));
}
