import { referenceKind } from '../../dialects/dialect';
import { documentationAt, schemaOf } from '../../schema/docs';
import type { SpecWindow } from '../../model/model';
import { shift, touches } from '../../text/span';
import type { Span } from '../../text/span';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import { locate } from '../../yaml/tree';
import type { Location } from '../../yaml/tree';
import { escapeMarkdown } from '../../text/markdown';
import { promqlHoverAt } from '../../promql';
import { promqlQueries } from '../../workspace/promqlQueries';
import { checkDocument } from '../diagnostics/check';
import { alertFigures } from '../alerts/alertFigures';
import type { AlertFigures } from '../alerts/alertFigures';
import { agreementsOf } from '../folder/agreements';
import { budgetsOf } from '../budget/sloBudget';
import type { BudgetContext, ObjectiveBudget } from '../budget/sloBudget';
import { agreementsMarkdown } from './agreementsMarkdown';
import { budgetMarkdown, summaryMarkdown } from './budgetMarkdown';
import { keyMarkdown } from './keyMarkdown';
import { burdenMarkdown } from './burdenMarkdown';
import { policyMarkdown } from './policyMarkdown';
import { registerPart } from './registerPart';
import { stepsMarkdown } from './stepsMarkdown';

/** A hover in Markdown, over a span of the file. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/**
 * What is known about the place at an offset: on a target its budget and the ladder of nines, on a window, an objective
 * or the list of objectives the budgets in it, on a key its documentation. Undefined where there is nothing to say.
 */
export function hover(file: SpecFile, offset: number, context: BudgetContext): Hover | undefined {
  const { piece, offset: base } = file.documentAt(offset);
  const at = offset - base;
  const object = piece.objects.find((o) => touches(o.node, at));
  if (!object) return undefined;
  const location = locate(object.node, at);
  if (!location) return undefined;
  const parts = [
    budgetPart(innermost(piece, at) ?? object, location, at, context),
    policyPart(object, at, context),
    registerPart(object, at, context),
    stepsPart(innermost(piece, at), at, context),
    queryPart(piece, at) ?? keyPart(object, location),
    hintPart(piece, at, context),
  ].filter((part) => part !== undefined);
  const [first] = parts;
  if (!first) return undefined;
  return { span: shift(first.span, base), markdown: parts.map((part) => part.markdown).join('\n\n---\n\n') };
}

/** The last object at an offset: a part lies behind the object that it is in. */
const innermost = (document: SpecDocument, at: number): SpecObject | undefined =>
  document.allObjects.filter((object) => touches(object.node, at)).at(-1);

/** Budgets, where the offset is on a target, a window, or something that holds objectives. */
function budgetPart(object: SpecObject, location: Location, at: number, context: BudgetContext): Hover | undefined {
  if (object.model.type !== 'slo') return undefined;
  const budgets = budgetsOf(object, context);
  const agreements = agreementsMarkdown(agreementsOf(object.name?.value, object.model, context.index));
  const own = budgets.find(({ target }) => touches(target.span, at) || touches(target.keySpan, at));
  if (own)
    return {
      span: touches(own.target.span, at) ? own.target.span : own.target.keySpan,
      markdown: withBurden(object, budgetMarkdown(own, alertFigures(object, own, context), { agreements }), context),
    };
  const { window, objectivesSpan } = object.model;
  const span =
    (window && location.node !== undefined && touches(window.span, at) ? lengthSpan(window, at) : undefined) ??
    (objectivesSpan && touches(objectivesSpan, at) ? objectivesSpan : undefined) ??
    nameSpan(object, at);
  const onAlert = span ? undefined : alertSpan(object, at);
  const place = span ?? onAlert;
  if (!place || budgets.length === 0) return undefined;
  const alertsOf = (budget: ObjectiveBudget): readonly AlertFigures[] => alertFigures(object, budget, context);
  const markdown = summaryMarkdown(budgets, alertsOf, { agreements, focus: onAlert ? 'alerts' : 'budget' });
  return { span: place, markdown: withBurden(object, markdown, context) };
}

/** What says how long a window is, at an offset. */
function lengthSpan({ duration }: SpecWindow, at: number): Span | undefined {
  const spans = duration?.form?.kind === 'count-and-unit' ? [duration.form.unitSpan] : [];
  return [...(duration ? [duration.span] : []), ...spans].find((span) => touches(span, at));
}

/** The risks on a budget stand behind it. */
function withBurden({ name }: SpecObject, markdown: string, context: BudgetContext): string {
  const burden = burdenMarkdown(name?.value, context);
  return burden === undefined ? markdown : `${markdown}\n\n${burden}`;
}

function nameSpan(object: SpecObject, at: number): Span | undefined {
  return object.name && touches(object.name.span, at) ? object.name.span : undefined;
}

/** What names or switches the alerts of an SLO. */
function alertSpan({ alerts }: SpecObject, at: number): Span | undefined {
  const spans = [...(alerts?.alerts ?? []), ...(alerts?.groups ?? [])].flatMap(({ span }) => span ?? []);
  return spans.find((span) => touches(span, at));
}

/** A policy played through, where the offset is on its name, on one of its rules or on the key of all. */
function policyPart({ model, name }: SpecObject, at: number, context: BudgetContext): Hover | undefined {
  if (model.type !== 'error-budget-policy') return undefined;
  const spans = [
    name?.span,
    model.rulesSpan,
    ...model.rules.flatMap(({ head, triggers }) => [head, ...triggers.map((each) => each.span)]),
  ];
  const span = spans.find((each) => each !== undefined && touches(each, at));
  return span && { span, markdown: policyMarkdown(model, context) };
}

/** What stands within a query: a metric, a label, a function, a duration. */
function queryPart(document: SpecDocument, at: number): Hover | undefined {
  const found = promqlQueries(document).find(({ query: { node } }) => node.alias === undefined && touches(node, at));
  const offset = found?.text.offsetAt(at);
  const said = offset === undefined ? undefined : promqlHoverAt(found!.text.text, offset, found!.words);
  return said && { span: found!.text.spanOf(said), markdown: said.markdown };
}

/** A policy of steps played through, where the offset is on its name or on one of its steps. */
function stepsPart(object: SpecObject | undefined, at: number, context: BudgetContext): Hover | undefined {
  if (object?.model.type !== 'stepped-policy' || !object.name || !object.kind) return undefined;
  const spans = [object.name.span, ...object.model.steps.map((step) => step.span)];
  const span = spans.find((each) => touches(each, at));
  const named = { kind: referenceKind(object.kind), name: object.name.value };
  return span && { span, markdown: stepsMarkdown(object.model, named, context) };
}

/** Hints that editors do not mark. */
function hintPart(document: SpecDocument, at: number, { settings }: BudgetContext): Hover | undefined {
  const quiet = checkDocument(document, settings).filter((finding) => finding.quiet && touches(finding.span, at));
  const [first] = quiet;
  return (
    first && {
      span: first.span,
      markdown: quiet.map((f) => `Hint: ${escapeMarkdown(f.message)} \`${f.code}\``).join('\n\n'),
    }
  );
}

/** The schema's documentation of the key that the offset is on, or whose value it is in. */
function keyPart(object: SpecObject, { path, node, onKey }: Location): Hover | undefined {
  const root = object.kind && schemaOf(object.kind.schema);
  if (!root || path.length === 0) return undefined;
  if (!onKey && node?.kind !== 'scalar') return undefined;
  const schema = documentationAt(root, path);
  const markdown = schema && keyMarkdown(path, schema);
  const span = onKey ? onKey.keySpan : node;
  return markdown && span ? { span: { start: span.start, end: span.end }, markdown } : undefined;
}
