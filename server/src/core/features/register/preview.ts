import type { Snapshot } from '../../workspace/snapshot';
import { applyIntent } from './applyIntent';
import type { Intent } from './intent';
import type { PreviewResult } from './protocol';
import { onDay, viewOf } from './registerView';
import type { ViewChoice } from './registerView';

/** What an intent would do to the figures of its risk and journey. Findings are not looked for. */
export function previewIntent(
  snapshot: Snapshot,
  uri: string,
  intent: Intent,
  { index = 0, today }: ViewChoice = {},
): PreviewResult {
  const file = snapshot.openFile(uri);
  if (!file) return { refused: { reason: 'unknown', message: 'This file is not open.' } };
  const result = applyIntent(file, intent, index);
  if (result.refused) return result;
  const backwards = [...result.edits].reverse();
  const changed = file.change(backwards.map(({ range, newText }) => ({ range, text: newText })));
  const context = onDay(snapshot.budgetContext(uri), today);
  const { register } = viewOf({ file: changed, version: 0, context, findings: [] }, index);
  const id = 'risk' in intent ? intent.risk : result.focus;
  const risk = register?.risks.find((each) => each.id === id) ?? null;
  const journeyId = risk?.journey ?? ('journey' in intent ? intent.journey : null);
  return { refused: null, risk, journey: register?.journeys.find((each) => each.id === journeyId) ?? null };
}
