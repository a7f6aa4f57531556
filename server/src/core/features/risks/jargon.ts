import type { Settings } from '../../config/settings';
import type { Span } from '../../text/span';

/** A word of the system in a fear, and what a facilitator asks about it. The span is that of the text. */
export interface Jargon {
  readonly word: string;
  readonly span: Span;
  readonly question: string;
}

/**
 * Words that say what a system does and not what a user cannot do (RISK.md 1, ITER: "availability" and "500 on POST
 * /purchase" become "failures buying insurance").
 */
const WORDS = [
  'availability|uptime|latency|latencies|throughput|saturation|percentiles?|p[59]0|p9[59]|p999?',
  'error rates?|time-?outs?|5xx|4xx|[45][0-9]{2}s|http(?: [1-5][0-9]{2})?|[45][0-9]{2} (?:errors?|responses?|on|from)|status codes?',
  '(?:get|post|put|patch|delete) /[\\w/-]*|endpoints?|api|apis|rpc|grpc|tls|dns|tcp',
  'cpu|ram|oom|memory leaks?|disk space|i/o|iops|heap|garbage collection|deadlocks?|null pointers?|stack traces?|segfaults?',
  'pods?|kubernetes|k8s|clusters?|replicas?|load balancers?|ingress|autoscal(?:er|ing)',
  'databases?|db|sql|kafka|redis|postgres|mysql|queues?|caches?|backends?|microservices?|shards?',
  'slos?|slis?|error budgets?|burn rates?|mtbf|mttr|cron(?: ?jobs?)?|webhooks?',
].join('|');

/** So much of a fear is looked at: the words that make it one stand at its beginning. */
const LONGEST = 2_000;

/** Finds the first word of the system in a fear, also of those that the settings add; none where users would say it so. */
export function jargonFinder({ jargon }: Pick<Settings, 'jargon'>): (fear: string) => Jargon | undefined {
  const own = jargon.filter((word) => word.trim() !== '').map(escapeRegExp);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${[...own, WORDS].join('|')})(?![\\p{L}\\p{N}_-])`, 'iu');
  return (fear) => {
    const match = pattern.exec(fear.slice(0, LONGEST));
    if (!match) return undefined;
    const [word] = match;
    return {
      word,
      span: { start: match.index, end: match.index + word.length },
      question: `What can a user no longer do when it comes to "${word}"?`,
    };
  };
}

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
