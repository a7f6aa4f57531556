import type { AlertWindow } from '../../../model/alerting';
import type { Fix } from '../../../text/edit';
import { formatDurationShort } from '../../../text/format';
import type { SpecDocument } from '../../../workspace/specDocument';
import type { DocumentRule, Report } from '../../rule';

export const alertWindowOrder: DocumentRule = {
  scope: 'document',
  on: ['alert-windows'],
  meta: {
    code: 'alert/window-order',
    severity: 'warning',
    summary: 'An alert whose long window is not longer than its short one.',
    fixable: true,
  },
  *check(document) {
    for (const { model } of document.allObjects)
      if (model.type === 'alert-windows')
        for (const each of model.windows)
          if (each.longWindowSeconds <= each.shortWindowSeconds) yield report(document, each);
  },
};

function report(document: SpecDocument, window: AlertWindow): Report {
  const { group, speed, shortWindowSeconds, longWindowSeconds, shortWindowSpan, longWindowSpan } = window;
  const [short, long] = [shortWindowSeconds, longWindowSeconds].map((seconds) => formatDurationShort(seconds));
  const isSwapped = longWindowSeconds < shortWindowSeconds;
  const what = isSwapped
    ? `The long window of the ${speed} ${group} alert, ${long}, is shorter than its short window, ${short}. The alert would take ${short} to end after its cause, and its burn rate follows from ${long}`
    : `Both windows of the ${speed} ${group} alert are ${long}, so the second adds nothing`;
  return {
    span: longWindowSpan,
    message: `${what}. The long window says how much burns before it fires, and the short one, by custom a twelfth of it, lets it end soon. ${isSwapped ? 'Swap the two.' : 'Make the short one shorter.'}`,
    related: [{ span: shortWindowSpan, message: 'The short window' }],
    fixes: isSwapped ? [swap(document, window)] : [],
  };
}

function swap({ text }: SpecDocument, { shortWindowSpan, longWindowSpan }: AlertWindow): Fix {
  const [short, long] = [shortWindowSpan, longWindowSpan].map(({ start, end }) => text.slice(start, end));
  return {
    title: 'Swap the two windows',
    edits: [
      { span: shortWindowSpan, newText: long ?? '' },
      { span: longWindowSpan, newText: short ?? '' },
    ],
    preferred: true,
  };
}
