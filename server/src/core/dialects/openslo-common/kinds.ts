import type { MapNode } from '../../yaml/tree';
import type { Kind, Lowered } from '../dialect';
import { lowerAlertCondition, lowerAlertPolicy, lowerPlain, lowerSli, lowerSlo } from './lower';
import type { Version } from './version';

/** The seven kinds of a version, whose schemas are in a folder. */
export function kindsOf(version: Version, folder: string): readonly Kind[] {
  const kind = (
    name: string,
    schema: string,
    label: string,
    lower: (version: Version, node: MapNode) => Lowered,
  ): Kind => ({
    name,
    schema: `${folder}/${schema}`,
    label,
    lower: (node) => lower(version, node),
  });
  const part = (...row: Parameters<typeof kind>): Kind => ({ ...kind(...row), isPart: true });
  return [
    kind('SLO', 'slo', 'SLO', lowerSlo),
    part('SLI', 'sli', 'SLI', lowerSli),
    part('DataSource', 'data-source', 'data source', lowerPlain),
    part('Service', 'service', 'service', lowerPlain),
    part('AlertPolicy', 'alert-policy', 'alert policy', lowerAlertPolicy),
    part('AlertCondition', 'alert-condition', 'alert condition', lowerAlertCondition),
    part('AlertNotificationTarget', 'alert-notification-target', 'alert notification target', lowerPlain),
  ];
}
