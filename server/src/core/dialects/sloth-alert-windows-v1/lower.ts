import { shift, toNumber } from '../../math/decimal';
import type { AlertWindow } from '../../model/alerting';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { pairOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { readDecimal, readPrometheusDuration } from '../read';

/** Lowers a catalogue; one whose period cannot be read means nothing. */
export function lowerAlertWindows(node: MapNode): Lowered {
  const spec = valueOf(node, 'spec');
  const period = readPrometheusDuration(spec, 'sloPeriod');
  if (!period?.seconds) return { model: { type: 'other' }, references: [] };
  const windows = ['page', 'ticket'].flatMap((group) =>
    (['quick', 'slow'] as const).flatMap((speed) => lowerWindow(valueOf(spec, group), group, speed)),
  );
  return {
    model: { type: 'alert-windows', periodSeconds: period.seconds, periodSpan: period.span, windows },
    references: [],
  };
}

/** One line of the catalogue; a window without a length, and a share of nothing, are none. */
function lowerWindow(holder: YamlNode | undefined, group: string, speed: AlertWindow['speed']): AlertWindow[] {
  const pair = pairOf(holder, speed);
  const percent = readDecimal(pair?.value, 'errorBudgetPercent');
  const short = readPrometheusDuration(pair?.value, 'shortWindow');
  const long = readPrometheusDuration(pair?.value, 'longWindow');
  if (!pair || !percent || !short?.seconds || !long?.seconds) return [];
  const budgetShare = toNumber(shift(percent.value, -2));
  if (budgetShare <= 0) return [];
  return [
    {
      group,
      speed,
      budgetShare,
      shortWindowSeconds: short.seconds,
      longWindowSeconds: long.seconds,
      span: percent.span,
      shortWindowSpan: short.span,
      longWindowSpan: long.span,
    },
  ];
}
