import { SpecFile } from '../../server/src/core';
import type { SpecObject } from '../../server/src/core';
import { formatDecimal } from '../../server/src/core/math/decimal';
import type { BurnRateAlert } from '../../server/src/core/model/alerting';
import type { Span } from '../../server/src/core/text/span';

/** What is read from a text, in plain values, with the text that each was read from: `0.999 < "99.9"`. */
export interface Reading {
  readonly kind: string;
  readonly name: string | undefined;
  readonly service?: string | undefined;
  readonly targets?: readonly string[];
  readonly window?: string;
  readonly method?: string;
  readonly alerts?: readonly string[];
  /** `AlertPolicy fast-burn` */
  readonly leadsTo?: readonly string[];
  /** `good prometheus selector filter_good: requests_total` */
  readonly queries?: readonly string[];
  /** `backend: Backend prometheus` */
  readonly references?: readonly string[];
}

/** Every object and part of a text. What an object has none of is left out. */
export function read(text: string): Reading[] {
  return SpecFile.of('file:///spec.yaml', text).documents.flatMap((document) => {
    const at = ({ start, end }: Span): string => document.text.slice(start, end);
    return document.allObjects.map((object) => readingOf(object, at));
  });
}

function readingOf(
  { kind, name, model, alerts, queries, references }: SpecObject,
  at: (span: Span) => string,
): Reading {
  const sourced = <T>(value: T, span: Span): string => `${String(value)} < ${at(span)}`;
  const slo = model.type === 'slo' ? model : undefined;
  const list = <K extends string>(key: K, rows: readonly string[] | undefined): Partial<Record<K, readonly string[]>> =>
    (rows && rows.length > 0 ? { [key]: rows } : {}) as Partial<Record<K, readonly string[]>>;
  return {
    kind: kind?.name ?? '?',
    name: name && sourced(name.value, name.span),
    ...(slo?.service ? { service: sourced(slo.service.value, slo.service.span) } : {}),
    ...list(
      'targets',
      slo?.objectives.flatMap(({ targets }) => targets.map((t) => sourced(formatDecimal(t.fraction), t.span))),
    ),
    ...(slo?.window?.duration
      ? { window: `${slo.window.kind} ${slo.window.duration.seconds ?? '?'} < ${at(slo.window.duration.span)}` }
      : {}),
    ...(slo?.method ? { method: sourced(slo.method.value, slo.method.span) } : {}),
    ...list(
      'alerts',
      alerts?.alerts.map((alert) => alertText(alert, at)),
    ),
    ...list(
      'leadsTo',
      alerts?.refs.map((ref) => `${ref.kind} ${ref.name}`),
    ),
    ...list(
      'queries',
      queries.map(({ role, source, form, node, keySpan, windowTemplate }) =>
        [
          role,
          source ?? '-',
          form,
          windowTemplate ? `with ${windowTemplate.written}` : '',
          `${at(keySpan)}: ${at(node).trim()}`,
        ]
          .filter((word) => word !== '')
          .join(' '),
      ),
    ),
    ...list(
      'references',
      references.map(
        ({ key, kinds, span, isImplied }) => `${key}: ${kinds.join('|')} ${isImplied ? 'in ' : ''}${at(span)}`,
      ),
    ),
  };
}

/** `1 hour: > 9 over 3600, pages < 9` */
function alertText(
  { name, severity, pages, burnRate, longWindowSeconds, shortWindowSeconds, holdSeconds, strict, span }: BurnRateAlert,
  at: (span: Span) => string,
): string {
  const words = [
    `${name}: ${strict ? '>' : '>='} ${burnRate} over ${longWindowSeconds}`,
    shortWindowSeconds === undefined ? '' : `and ${shortWindowSeconds}`,
    holdSeconds === 0 ? '' : `for ${holdSeconds}`,
    severity === undefined ? '' : `as ${severity}`,
    pages ? 'pages' : '',
    span ? `< ${at(span)}` : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}
