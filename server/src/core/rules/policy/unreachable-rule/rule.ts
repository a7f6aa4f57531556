import { formatFactor, formatShare } from '../../../text/format';
import { policiesIn } from '../policies';
import type { PolicyRule, Trigger } from '../../../model/policy';
import type { DocumentRule } from '../../rule';

export const policyUnreachableRule: DocumentRule = {
  scope: 'document',
  on: ['error-budget-policy'],
  meta: {
    code: 'policy/unreachable-rule',
    severity: 'warning',
    summary: 'A rule of a policy that adds nothing: a milder one has done the same before.',
    fixable: false,
  },
  *check(document) {
    for (const policy of policiesIn(document))
      for (const rule of policy.rules) {
        const earlier = policy.rules.find((other) => other !== rule && covers(other, rule, policy.rules));
        if (!earlier) continue;
        yield {
          span: rule.head,
          message: `This rule can never add anything: "${earlier.name?.value ?? 'another rule'}" has the same actions (${rule.actions.map(({ value }) => value).join(', ')}) and acts at ${valueOf(earlier)}, before this one at ${valueOf(rule)}. Give it another action, or remove it.`,
          related: [{ span: earlier.head, message: 'This rule acts first' }],
          structural: true,
        };
      }
  },
};

/** True where all that a rule does has been done by another one whenever it acts. */
function covers(earlier: PolicyRule, rule: PolicyRule, all: readonly PolicyRule[]): boolean {
  const [a, ...moreOfA] = earlier.triggers;
  const [b, ...moreOfB] = rule.triggers;
  if (!a || !b || moreOfA.length > 0 || moreOfB.length > 0 || rule.actions.length === 0) return false;
  if (!isSameMeasure(a, b)) return false;
  const does = new Set(earlier.actions.map(({ value }) => value));
  if (!rule.actions.every(({ value }) => does.has(value)) || earlier.scope !== rule.scope) return false;
  // What ends earlier may be over by the time that the other one acts; messages and exceptions may differ on purpose.
  if (earlier.hasUntil || rule.hasUntil || earlier.message !== rule.message) return false;
  if (earlier.except.some((each) => !rule.except.includes(each))) return false;
  const isBefore = a.comparison === 'below' ? a.value.value > b.value.value : a.value.value < b.value.value;
  return isBefore || (a.value.value === b.value.value && all.indexOf(earlier) < all.indexOf(rule));
}

/** Triggers that watch the same thing over the same time in the same direction. */
const isSameMeasure = (a: Trigger, b: Trigger): boolean =>
  a.kind === b.kind &&
  (a.comparison === 'below') === (b.comparison === 'below') &&
  a.atEndOfWindow === b.atEndOfWindow &&
  a.over?.seconds === b.over?.seconds &&
  a.confirmedOver?.seconds === b.confirmedOver?.seconds;

function valueOf({ triggers: [trigger] }: PolicyRule): string {
  if (!trigger) return '';
  const { kind, comparison, value } = trigger;
  const amount = kind === 'burn-rate' ? formatFactor(value.value) : `${formatShare(value.value)} of the budget`;
  return comparison === 'below' ? `less than ${amount}` : comparison === 'above' ? `more than ${amount}` : amount;
}
