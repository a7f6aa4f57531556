import type { Settings } from '../../config/settings';
import { compare, ONE, ZERO } from '../../math/decimal';
import type { Decimal } from '../../math/decimal';
import type { AlertCondition, AlertPolicy, Indicator, Objective, Slo } from '../../model/model';
import { shorten } from '../../schema/words';
import { formatTarget } from '../../text/format';
import type { Span } from '../../text/span';
import type { SpecObject } from '../../workspace/specDocument';
import type { Pair, YamlNode } from '../../yaml/tree';
import { itemsOf, valueOf } from '../../yaml/tree';
import { budgetText } from '../budget/budgetText';
import { budgetWindow } from '../budget/window';
import type { BudgetWindow } from '../budget/window';

/** What a part of an object is. */
export type OutlineKind = 'object' | 'objective' | 'indicator' | 'policy' | 'condition' | 'list' | 'item';

/** A part of an object. Spans are those of the document. */
export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineKind;
  readonly span: Span;
  /** What is shown when it is chosen; the whole where nothing is better. */
  readonly selection: Span | undefined;
  readonly children: readonly OutlineItem[];
}

/** An object with its parts. */
export function outlineOf(object: SpecObject, settings: Settings): OutlineItem {
  const { dialect, kind, writtenKind, name, kindSpan, node } = object;
  const displayName = object.whole ? undefined : dialect.displayNameOf?.(node);
  const what = kind?.label ?? writtenKind ?? '';
  return {
    name: named(name?.value, displayName, what, 'object'),
    // Where it has no other name, its display name stands there already.
    detail: [what, name ? displayName : undefined].filter(isShown).join(' · '),
    kind: 'object',
    span: spanOf(node),
    selection: name?.span ?? kindSpan,
    children:
      object.parts.length > 0 ? object.parts.map((part) => outlineOf(part, settings)) : partsOf(object, settings),
  };
}

function partsOf({ model, node }: SpecObject, settings: Settings): OutlineItem[] {
  switch (model.type) {
    case 'slo':
      return sloParts(model, settings);
    case 'alert-policy':
      return conditions(model);
    case 'indicator':
    case 'alert-condition':
      return [];
    case 'cost-model':
    case 'alert-windows':
    case 'error-budget-policy':
    case 'service-tier':
    case 'stepped-policy':
    case 'risk-register':
    case 'mapped-file':
    case 'other':
      return lists(valueOf(node, 'spec') ?? node);
  }
}

function sloParts(slo: Slo, settings: Settings): OutlineItem[] {
  const window = budgetWindow(slo, settings);
  const parts = [
    ...(slo.indicator ? [indicatorItem(slo.indicator)] : []),
    ...slo.objectives.map((objective) => objectiveItem(objective, window)),
    ...slo.alertPolicies.flatMap(({ inline }) => (inline ? [policyItem(inline)] : [])),
  ];
  return parts.sort((a, b) => a.span.start - b.span.start);
}

function objectiveItem(
  { displayName, index, targets, span, indicator }: Objective,
  window: BudgetWindow | undefined,
): OutlineItem {
  const target = targets[0];
  return {
    name: named(displayName, `Objective ${index + 1}`),
    detail: target ? targetText(target.fraction, window) : '',
    kind: 'objective',
    span,
    selection: target?.span,
    children: indicator ? [indicatorItem(indicator)] : [],
  };
}

/** `99.9 % · 40m 19s / 28d` */
function targetText(target: Decimal, window: BudgetWindow | undefined): string {
  const hasBudget = compare(target, ZERO) >= 0 && compare(target, ONE) < 0;
  return window && hasBudget ? `${formatTarget(target)} · ${budgetText(target, window)}` : formatTarget(target);
}

const indicatorItem = ({ name, kind, span }: Indicator): OutlineItem => ({
  name: named(name?.value, 'indicator'),
  detail: kind === 'other' ? 'indicator' : `${kind} indicator`,
  kind: 'indicator',
  span,
  selection: name?.span,
  children: [],
});

const policyItem = (policy: AlertPolicy): OutlineItem => ({
  name: named(textAt(valueOf(policy.node, 'description')), 'alert policy'),
  detail: 'alert policy',
  kind: 'policy',
  span: policy.span,
  selection: undefined,
  children: conditions(policy),
});

const conditions = (policy: AlertPolicy): OutlineItem[] =>
  policy.conditions.map(({ span, ref, inline }) => ({
    name: named(ref?.value, inline && conditionText(inline), 'condition'),
    detail: 'alert condition',
    kind: 'condition',
    span,
    selection: ref?.span,
    children: [],
  }));

/** `page: burnrate gte 14.4 over 1h` */
function conditionText({ severity, kind, op, threshold, lookbackWindow }: AlertCondition): string {
  const over = lookbackWindow ? `over ${lookbackWindow.text}` : '';
  const what = [kind?.value, op?.value, threshold === undefined ? '' : String(threshold.value), over]
    .filter(isShown)
    .join(' ');
  return [severity?.value, what].filter(isShown).join(': ');
}

/** The lists of named things that a kind without a model of its own holds, such as the journeys and risks of a register. */
function lists(holder: YamlNode): OutlineItem[] {
  const pairs = holder.kind === 'map' ? holder.pairs.filter((pair) => !pair.merged) : [];
  return pairs.flatMap((pair): OutlineItem[] => {
    const items = itemsOf(pair.value).flatMap((item) => listItem(item));
    const whole = { start: pair.keySpan.start, end: pair.value?.end ?? pair.keySpan.end };
    return items.length === 0
      ? []
      : [
          {
            name: pair.key,
            detail: String(items.length),
            kind: 'list',
            span: whole,
            selection: pair.keySpan,
            children: items,
          },
        ];
  });
}

const NAMES: readonly string[] = ['name', 'id', 'displayName'];

function listItem(item: YamlNode): OutlineItem[] {
  const pair =
    item.kind === 'map'
      ? NAMES.flatMap((key) => item.pairs.find((p) => p.key === key && isShown(textAt(p.value))) ?? [])[0]
      : undefined;
  const text = textAt(pair?.value);
  if (!isShown(text)) return [];
  const others = item.kind === 'map' ? item.pairs.filter((p) => p !== pair) : [];
  return [
    {
      name: shorten(text),
      detail: detailOf(others),
      kind: 'item',
      span: spanOf(item),
      selection: pair?.value && spanOf(pair.value),
      children: [],
    },
  ];
}

/** What says more of a thing than its name: how people call it, or what it is about. */
const DETAILS: readonly string[] = ['displayName', 'fear', 'description', 'statement', 'message'];

function detailOf(pairs: readonly Pair[]): string {
  const found = DETAILS.map((key) => textAt(pairs.find((pair) => pair.key === key)?.value)).find(isShown);
  return found === undefined ? '' : shorten(found);
}

const textAt = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;

const isShown = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

/** The first that is not empty: editors refuse symbols without a name. */
const named = (...names: readonly (string | undefined)[]): string => shorten(names.find(isShown) ?? '?');

const spanOf = ({ start, end }: Span): Span => ({ start, end });
