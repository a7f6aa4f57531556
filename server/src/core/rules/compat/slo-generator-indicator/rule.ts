import { nearest } from '../../../text/nearest';
import type { Fix } from '../../../text/edit';
import type { MapNode } from '../../../yaml/tree';
import { pairOf, valueOf } from '../../../yaml/tree';
import { headOf } from '../../places';
import { listed } from '../../reference/words';
import type { DocumentRule, Report } from '../../rule';
import type { Measured } from '../sloGenerator';
import { measuredIn } from '../sloGenerator';

export const compatSloGeneratorIndicator: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/slo-generator-indicator',
    severity: 'warning',
    summary: 'An indicator without a key that the method of slo-generator needs.',
    fixable: true,
    rejectedBy: ['slo-generator'],
  },
  *check(document, settings) {
    for (const measured of measuredIn(document, settings)) {
      const indicator = valueOf(measured.spec, 'service_level_indicator');
      if (indicator?.kind !== 'map' || indicator.partial) continue;
      const lacking = lackingIn(measured, indicator);
      if (lacking.length > 0) yield report(measured, indicator, lacking);
    }
  },
};

/** Keys of which one is enough, and none is there. */
type Lacking = readonly string[];

function lackingIn({ method, methods }: Measured, indicator: MapNode): Lacking[] {
  const needs = Object.hasOwn(methods, method.value) ? methods[method.value] : undefined;
  const groups = [...(needs?.all ?? []).map((key) => [key]), ...(needs?.oneOf ? [needs.oneOf] : [])];
  return groups.filter((group) => !group.some((key) => pairOf(indicator, key)));
}

function report(
  { spec, provider, method, methods }: Measured,
  indicator: MapNode,
  lacking: readonly Lacking[],
): Report {
  const words = lacking.map((group) => (group.length === 1 ? group.join('') : `one of ${listed(group)}`));
  const known = Object.values(methods).flatMap(({ all, oneOf = [] }) => [...all, ...oneOf]);
  const holder = pairOf(spec, 'service_level_indicator');
  const slip = mistypedIn(indicator, lacking.flat(), known);
  const guess = slip ? ` Did you mean "${slip.meant}" by "${slip.key}"?` : '';
  return {
    span: holder?.keySpan ?? headOf(spec),
    message: `The method ${method.value} of the backend ${provider} needs ${listed(words)} in service_level_indicator: without that slo-generator fails, and there is no report for this SLO.${guess}`,
    related: [{ span: method.span, message: 'The method' }],
    structural: true,
    fixes: slip ? [slip.fix] : [],
  };
}

/** A key that is there and may stand for one that is not. */
function mistypedIn(
  { pairs, alias }: MapNode,
  lacking: readonly string[],
  known: readonly string[],
): { readonly key: string; readonly meant: string; readonly fix: Fix } | undefined {
  for (const { key, keySpan, merged } of alias === undefined ? pairs : []) {
    const meant = merged || known.includes(key) ? undefined : nearest(key, lacking);
    if (meant === undefined) continue;
    return {
      key,
      meant,
      fix: {
        title: `Change "${key}" to "${meant}"`,
        edits: [{ span: keySpan, newText: meant }],
        preferred: true,
      },
    };
  }
  return undefined;
}
