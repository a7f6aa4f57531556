import { nominalSeconds, parseDuration } from '../../../math/duration';
import { formatDuration } from '../../../text/format';
import type { YamlNode } from '../../../yaml/tree';
import { nodesAt } from '../oslo';
import type { DocumentRule, Report } from '../../rule';
import { sloctlObjects } from '../sloctl';

export const compatSloctlDuration: DocumentRule = {
  scope: 'document',
  meta: {
    code: 'compat/sloctl-duration',
    severity: 'error',
    summary: 'A duration that is shorter or longer than Nobl9 allows, or no whole number of minutes.',
    fixable: false,
    rejectedBy: ['sloctl'],
  },
  *check(document, settings) {
    for (const { node } of sloctlObjects(document, settings))
      for (const limit of LIMITS)
        for (const value of nodesAt(node, limit.path)) {
          const message = problemOf(value, limit);
          if (message !== undefined) yield report(value, message);
        }
  },
};

interface Limit {
  readonly path: string;
  readonly key: string;
  readonly least: number;
  readonly most?: number;
  readonly isWholeMinutes?: boolean;
}

const MINUTE = 60;
const DAY = 86_400;

const LIMITS: readonly Limit[] = [
  {
    path: 'spec.conditions[].alertingWindow',
    key: 'alertingWindow',
    least: 5 * MINUTE,
    most: 7 * DAY,
    isWholeMinutes: true,
  },
  { path: 'spec.coolDown', key: 'coolDown', least: 5 * MINUTE },
  {
    path: 'spec.anomalyConfig.noData.alertAfter',
    key: 'alertAfter',
    least: 5 * MINUTE,
    most: 31 * DAY,
    isWholeMinutes: true,
  },
  { path: 'spec.objectives[].composite.maxDelay', key: 'maxDelay', least: MINUTE, isWholeMinutes: true },
];

/** What is wrong with a duration; nothing where it cannot be read, which the schema says. */
function problemOf(value: YamlNode, { key, least, most, isWholeMinutes }: Limit): string | undefined {
  if (value.kind !== 'scalar' || typeof value.value !== 'string' || /[dwMQY]/.test(value.value)) return undefined;
  const duration = parseDuration(value.value);
  if (!duration) return undefined;
  const seconds = nominalSeconds(duration);
  const bounds =
    most === undefined ? `at least ${formatDuration(least)}` : `${formatDuration(least)} to ${formatDuration(most)}`;
  if (seconds < least || (most !== undefined && seconds > most))
    return `${key} has to be ${bounds}, but is ${formatDuration(seconds)}: Nobl9 refuses it.`;
  return isWholeMinutes && seconds % MINUTE !== 0
    ? `${key} has to be a whole number of minutes, but is ${formatDuration(seconds)}: Nobl9 refuses it.`
    : undefined;
}

const report = ({ start, end }: YamlNode, message: string): Report => ({ span: { start, end }, message });
