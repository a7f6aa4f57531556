import { budgetsOf, checkFile, DEFAULT_SETTINGS, Host, hover, inlayHints, SpecFile } from '../../server/src/core';
import type { Settings, SpecObject } from '../../server/src/core';
import { alertsOf } from '../../server/src/core/features/alerts/alertsOf';
import { formatDecimal } from '../../server/src/core/math/decimal';
import { applyEdits } from '../../server/src/core';
import { workspaceFixture } from '../harness/workspaceFixture';

/** What the tests of dialects ask of a text, as plain data with the text that each span covers. */

const fileOf = (text: string): SpecFile => SpecFile.of('file:///ws/spec.yaml', text);

/** The objects of the first document. */
export const objectsOf = (text: string): readonly SpecObject[] => fileOf(text).documents[0]!.allObjects;

/** The meaning of the first SLO of a text; in angle brackets what the spans cover. */
export function sloIn(text: string) {
  const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  const object = objectsOf(text).find(({ model }) => model.type === 'slo');
  if (object?.model.type !== 'slo') return undefined;
  const { model, name, queries } = object;
  const { window } = model;
  return {
    name: name && `${name.value} <${at(name.span)}>`,
    service: model.service && `${model.service.value} <${at(model.service.span)}>`,
    method: model.method?.value,
    window: window?.duration && `${window.kind} ${window.duration.seconds} <${at(window.duration.span)}>`,
    targets: model.objectives.flatMap(({ targets }) =>
      targets.map(({ fraction, notation, key, span, keySpan }) => {
        return `${formatDecimal(fraction)} ${notation} <${at(keySpan)}: ${at(span)}> ${key}`;
      }),
    ),
    indicator: model.indicator?.kind,
    queries: queries.map(
      ({ role, key, keySpan, source, form, node, needs, windowTemplate }) =>
        `${role} ${source} ${form} <${at(keySpan)}: ${at(node)}> ${key}${needs ? ` ${JSON.stringify(needs)}` : ''}${windowTemplate ? ` ${windowTemplate.written}` : ''}`,
    ),
  };
}

/** The alerts of the first SLO of a text: `fast burn critical 14x 1h/5m for 2m`, after the groups that are off. */
export function alertsIn(text: string): string[] {
  const object = objectsOf(text).find(({ model }) => model.type === 'slo');
  const [budget] = object ? budgetsOf(object, contextOf()) : [];
  if (!object || !budget) return [];
  const off = (object.alerts?.groups ?? []).filter(({ disabled }) => disabled);
  const found = alertsOf(object.alerts, object.dialect.id, budget.window.seconds, new Host().snapshot().index(''));
  return [
    ...off.map(({ name, span }) => `${name} off <${text.slice(span.start, span.end)}>`),
    ...found.map(
      (a) =>
        `${a.name} ${a.severity} ${a.pages ? 'pages ' : ''}${a.burnRate}x ${a.longWindowSeconds}/${a.shortWindowSeconds} for ${a.holdSeconds}${a.strict ? ' strict' : ''}`,
    ),
  ];
}

const contextOf = (settings = DEFAULT_SETTINGS) => {
  const host = new Host();
  host.setFolders([{ uri: 'file:///ws', settings }]);
  return host.snapshot().budgetContext('file:///ws/spec.yaml');
};

/** What is found in a text, apart from what editors do not mark: `error schema/type <99.9>`. */
export const marksIn = (text: string, settings: Settings = DEFAULT_SETTINGS): string[] =>
  findingsIn(text, settings)
    .filter(({ finding }) => !finding.quiet)
    .map(({ finding, at }) => `${finding.severity} ${finding.code} <${at}>`);

/** The message of the first finding of a code. */
export const messageIn = (text: string, code: string): string | undefined =>
  findingsIn(text, DEFAULT_SETTINGS).find(({ finding }) => finding.code === code)?.finding.message;

function findingsIn(text: string, settings: Settings) {
  const file = fileOf(text);
  const offsets = [...file.placed()].map(({ offset }) => offset);
  return checkFile(file, settings)
    .map(({ document, finding }) => {
      const [start, end] = [finding.span.start + offsets[document]!, finding.span.end + offsets[document]!];
      return { finding, start, at: text.slice(start, end).split('\n')[0]! };
    })
    .sort((a, b) => a.start - b.start);
}

/** The text after the first fix of the first finding of a code that has one; undefined where none has. */
export function fixedIn(text: string, code: string): string | undefined {
  const file = fileOf(text);
  const offsets = [...file.placed()].map(({ offset }) => offset);
  for (const { document, finding } of checkFile(file, DEFAULT_SETTINGS)) {
    const fix = finding.code === code ? finding.fixes?.[0] : undefined;
    const by = offsets[document]!;
    if (fix)
      return applyEdits(
        text,
        fix.edits.map(({ span, newText }) => ({ newText, span: { start: span.start + by, end: span.end + by } })),
      );
  }
  return undefined;
}

/** The hover at the `$0` of a text, in Markdown. */
export function hoverIn(marked: string): string | undefined {
  const { host, cursor } = workspaceFixture(`//- spec.yaml\n${marked}`);
  const snapshot = host.snapshot();
  const file = snapshot.openFile(cursor.uri)!;
  return hover(file, file.offsetAt(cursor.position), snapshot.budgetContext(cursor.uri))?.markdown;
}

/** The inlay hints of a text, each behind the word that it stands at: `"99.9" 40m 19s / 28d`. */
export const hintsIn = (text: string): string[] =>
  inlayHints(fileOf(text), { start: 0, end: text.length }, contextOf()).map(
    ({ offset, label }) => `${/\S+$/.exec(text.slice(0, offset))?.[0] ?? ''} ${label.split(' · ')[0]!}`,
  );
