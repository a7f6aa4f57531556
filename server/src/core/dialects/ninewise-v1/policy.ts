import type { Comparison, PolicyRule, Trigger, TriggerKind } from '../../model/policy';
import type { Sourced, Span } from '../../text/span';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { itemsOf, pairOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { readBoolean, readDuration, readNumber, readString, readStrings } from '../read';
import { lowerAppliesTo } from './appliesTo';
import { selected } from './references';

/** Lowers kind ErrorBudgetPolicy. */
export function lowerPolicy(node: MapNode): Lowered {
  const spec = valueOf(node, 'spec');
  return {
    references: selected(spec),
    model: {
      type: 'error-budget-policy',
      name: readString(valueOf(node, 'metadata'), 'name')?.value,
      head: pairOf(node, 'kind')?.keySpan ?? headOf(node),
      appliesTo: lowerAppliesTo(valueOf(spec, 'appliesTo')),
      approvers: itemsOf(valueOf(spec, 'approvers')).flatMap((item) => readString(item, 'role') ?? []),
      approversSpan: pairOf(spec, 'approvers')?.keySpan,
      approvedOn: readString(spec, 'approvedOn'),
      revisitBy: readString(spec, 'revisitBy'),
      escalation: readString(spec, 'escalation')?.value,
      rules: itemsOf(valueOf(spec, 'rules')).map(lowerRule),
      rulesSpan: pairOf(spec, 'rules')?.keySpan,
      hasRules: holdsSomething(valueOf(spec, 'rules')),
      every: readDuration(valueOf(spec, 'communication'), 'every'),
      exclusions: readStrings(spec, 'exclusions') ?? [],
    },
  };
}

const holdsSomething = (list: YamlNode | undefined): boolean =>
  list !== undefined &&
  !(list.kind === 'seq' && list.items.length === 0) &&
  !(list.kind === 'scalar' && list.value === null);

function lowerRule(item: YamlNode): PolicyRule {
  const name = readString(item, 'name');
  const actions = valueOf(item, 'then');
  return {
    name,
    head: name?.span ?? headOf(item),
    span: spanOf(item),
    triggers: triggersOf(valueOf(item, 'when')),
    actions: itemsOf(actions).flatMap(textOf),
    actionsSpan: pairOf(item, 'then')?.keySpan,
    except: readStrings(item, 'except') ?? [],
    until: triggersOf(valueOf(item, 'until')),
    hasUntil: valueOf(item, 'until') !== undefined,
    scope: readString(item, 'scope')?.value,
    message: readString(item, 'message')?.value,
  };
}

const KINDS: Readonly<Record<string, TriggerKind>> = {
  burnRate: 'burn-rate',
  budgetConsumed: 'budget-consumed',
  incidentShare: 'incident-share',
  incidentClassShare: 'incident-class-share',
};

const COMPARISONS: Readonly<Record<string, Comparison>> = { atLeast: 'at-least', above: 'above', below: 'below' };

function triggersOf(node: YamlNode | undefined): Trigger[] {
  const atEndOfWindow = readBoolean(node, 'atEndOfWindow')?.value === true;
  return Object.entries(KINDS).flatMap(([key, kind]) => {
    const condition = valueOf(node, key);
    return Object.entries(COMPARISONS).flatMap(([word, comparison]) => {
      const value = readNumber(condition, word);
      if (!condition || !value) return [];
      const over = readDuration(condition, 'over');
      const confirmedOver = readDuration(condition, 'confirmedOver');
      return [{ kind, comparison, value, over, confirmedOver, atEndOfWindow, span: spanOf(condition) }];
    });
  });
}

const textOf = (node: YamlNode): Sourced<string>[] =>
  node.kind === 'scalar' && typeof node.value === 'string' ? [{ value: node.value, span: spanOf(node) }] : [];

const spanOf = (node: YamlNode): Span => ({ start: node.start, end: node.end });

/** The first key of a mapping stands for the whole of it. */
const headOf = (node: YamlNode): Span => (node.kind === 'map' && node.pairs[0]?.keySpan) || spanOf(node);
