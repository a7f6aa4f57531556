import type { Treatment } from '../../model/riskRegister';
import { plainText } from '../../text/markdown';
import { formatNumber } from '../../text/format';
import { daysBetween } from '../risks/days';
import { optionOf, STRATEGY_OPTIONS } from './options';
import type { TreatmentView } from './view';

/** An acceptance that ends within so many days is shown as ending. */
export const SOON_DAYS = 30;

const NEEDED = ['owner', 'justification', 'until'] as const;

/** What was decided about a risk. */
export function treatmentView(treatment: Treatment | undefined, today: string | undefined): TreatmentView {
  const strategy = optionOf(STRATEGY_OPTIONS, treatment?.strategy?.value);
  const isAccepted = strategy?.value === 'accept';
  const until = treatment?.until?.value ?? null;
  const left = isAccepted ? daysLeft(treatment, today) : undefined;
  const missing = isAccepted ? NEEDED.filter((key) => !treatment?.[key]?.value.trim()) : [];
  return {
    strategy,
    owner: treatment?.owner?.value ?? null,
    justification: treatment?.justification?.value ?? null,
    until,
    missing,
    isExpired: left !== undefined && left < 0,
    text: strategy ? textOf(strategy.value, treatment, left) : 'not decided',
  };
}

/** Days until an acceptance ends, below 0 where it has; undefined where there is no such date, or no today. */
export const daysLeft = (treatment: Treatment | undefined, today: string | undefined): number | undefined =>
  daysBetween(today, treatment?.until?.value);

const DONE = { mitigate: 'mitigated', accept: 'accepted', avoid: 'avoided', transfer: 'transferred' } as const;

function textOf(strategy: keyof typeof DONE, treatment: Treatment | undefined, left: number | undefined): string {
  const by = treatment?.owner ? ` by ${plainText(treatment.owner.value)}` : '';
  if (strategy !== 'accept' || !treatment?.until) return `${DONE[strategy]}${by}`;
  const until = plainText(treatment.until.value);
  if (left === undefined) return `accepted until ${until}${by}`;
  if (left < 0) return `acceptance ended ${until}, ${days(-left)} ago`;
  return `accepted until ${until}${by}, ${left === 0 ? 'today is the last day' : `${days(left)} left`}`;
}

const days = (n: number): string => `${formatNumber(n)} day${n === 1 ? '' : 's'}`;
