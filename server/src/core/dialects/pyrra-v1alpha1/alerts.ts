import { pyrraWindows } from '../../math/alerting';
import type { AlertGroup, AlertSet, BurnRateAlert } from '../../model/alerting';
import type { Span } from '../../text/span';
import { pairOf, valueOf } from '../../yaml/tree';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { keySpanOf, readBoolean, readString } from '../read';
import { isPage } from '../severity';

/** The alerts of Pyrra: it makes four for each SLO, and the file can only switch them and say how urgent they are. */

/** By factor, the fastest first: what each is called, and the key that its severity stands behind. */
const NAMES = [
  { name: 'fast burn', key: 'fastBurn' },
  { name: 'medium burn', key: 'mediumBurn' },
  { name: 'slow burn', key: 'slowBurn' },
  { name: 'long-term burn', key: 'longTermBurn' },
] as const;

/** The one group of alerts of an SLO. */
export function alertsOfSlo(node: MapNode, spec: YamlNode | undefined): AlertSet {
  const alerting = valueOf(spec, 'alerting');
  const severities = valueOf(alerting, 'severities');
  const written = NAMES.flatMap(({ key }) => {
    const severity = readString(severities, key)?.value;
    return severity ? [[key, severity] as const] : [];
  });
  const group: AlertGroup = {
    name: 'burnrates',
    disabled: readBoolean(alerting, 'disabled')?.value === true || readBoolean(alerting, 'burnrates')?.value === false,
    span: switchSpan(node, spec, alerting),
    ...(written.length > 0 ? { severities: Object.fromEntries(written) } : {}),
  };
  return { alerts: [], refs: [], groups: [group] };
}

/** Where the alerts are switched; without a switch what is nearest to it. */
function switchSpan(node: MapNode, spec: YamlNode | undefined, alerting: YamlNode | undefined): Span {
  return (
    keySpanOf(alerting, 'burnrates') ??
    keySpanOf(alerting, 'disabled') ??
    keySpanOf(spec, 'alerting') ??
    keySpanOf(spec, 'target') ??
    pairOf(node, 'kind')?.keySpan ?? { start: node.start, end: node.end }
  );
}

/** The alerts that Pyrra makes: both windows have to be above the factor (slo/rules.go, Windows() and Alerts()). */
export function makeAlerts(group: AlertGroup, windowSeconds: number): readonly BurnRateAlert[] {
  return pyrraWindows(windowSeconds).map(({ severity, factor, longSeconds, shortSeconds, forSeconds }, i) => {
    const { name, key } = NAMES[i]!;
    const label = group.severities?.[key] ?? severity;
    return {
      name,
      severity: label,
      pages: isPage(label),
      burnRate: factor,
      longWindowSeconds: longSeconds,
      shortWindowSeconds: shortSeconds,
      holdSeconds: forSeconds,
      strict: true,
      span: undefined,
    };
  });
}
