import type { DocumentRule } from '../../rule';

export const costNoRevenueAtRisk: DocumentRule = {
  scope: 'document',
  on: ['cost-model'],
  meta: {
    code: 'cost/no-revenue-at-risk',
    severity: 'warning',
    summary: 'A cost model that counts every lost minute as lost revenue.',
    fixable: true,
  },
  *check(document) {
    for (const { model } of document.allObjects) {
      if (model.type !== 'cost-model' || !model.revenueSpan || model.revenueAtRisk !== undefined) continue;
      const insertAt = lineEnd(document.text, model.revenueEnd ?? model.revenueSpan.end);
      const indent = ' '.repeat(columnOf(document.text, model.revenueSpan.start));
      const isBlock = /^\s*$/.test(lineBefore(document.text, model.revenueSpan.start));
      yield {
        span: model.revenueSpan,
        message:
          'The model has no "revenueAtRisk", so every minute of downtime counts as revenue that is lost for good, and each nine looks worth more than it is. Many users come back later. Write the share that is really lost, from 0 to 1.',
        structural: true,
        ...(isBlock
          ? {
              fixes: [
                {
                  title: 'Add revenueAtRisk: 0.5',
                  edits: [{ span: { start: insertAt, end: insertAt }, newText: `\n${indent}revenueAtRisk: 0.5` }],
                  preferred: false,
                },
              ],
            }
          : {}),
      };
    }
  },
};

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
const lineBefore = (text: string, offset: number): string => text.slice(lineStart(text, offset), offset);
const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

function lineEnd(text: string, offset: number): number {
  const end = /\r?\n|\r/.exec(text.slice(offset));
  return end ? offset + end.index : text.length;
}
