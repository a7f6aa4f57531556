import type { RiskRegister } from '../../model/riskRegister';
import type { PositionRange } from '../../text/piecedText';
import { plainText } from '../../text/markdown';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import { rangeIn } from '../../workspace/summary';
import type { FileSummary, PlacedSummary } from '../../workspace/summary';
import { assessmentOf } from '../risks/assessRegister';
import type { AssessedJourney, RegisterRisk } from '../risks/assessRegister';
import { budgetText, counted, perWindowText, shareText, ordinal } from './figures';
import { handlesOf } from './handles';
import { titleOf as journeyTitle } from './journeyView';
import { IMPACT_OPTIONS, LIKELIHOOD_OPTIONS } from './options';
import { onDay, summaryOf, titleOf } from './registerView';
import { flagsOf, labelOf } from './riskView';
import type { JourneyNode, RegisterNode, RegisterTree, RiskNode } from './tree';
import { treatmentView } from './treatmentView';

/** The registers of all folders, of open files and closed ones, by their titles. */
export function registerTree(snapshot: Snapshot, today?: string): RegisterTree {
  const nodes = snapshot.indexes.flatMap((index) =>
    [...index.files].flatMap((file) =>
      registersOf(file).map((found) => registerNode(snapshot, file.uri, found, today)),
    ),
  );
  return { registers: nodes.sort((a, b) => compare(a.title, b.title) || compare(a.uri, b.uri) || a.index - b.index) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Found {
  readonly register: RiskRegister;
  readonly placed: PlacedSummary;
  readonly index: number;
}

const registersOf = ({ documents }: FileSummary): Found[] =>
  documents
    .flatMap((placed) =>
      placed.summary.shared.flatMap((model) => (model.type === 'risk-register' ? [{ register: model, placed }] : [])),
    )
    .map((found, index) => ({ ...found, index }));

function registerNode(snapshot: Snapshot, uri: string, { register, placed, index }: Found, day?: string): RegisterNode {
  const context = onDay(snapshot.budgetContext(uri), day);
  const assessment = assessmentOf(register, context);
  const handles = handlesOf(register);
  const rangeOf = (span: Span): PositionRange => rangeIn(placed, span);
  const riskNode = (risk: RegisterRisk): RiskNode =>
    nodeOf(risk, {
      id: handles.risks[risk.risk.index]!,
      count: register.risks.length,
      today: context.settings.today,
      rangeOf,
    });
  const inJourney = (journey: AssessedJourney | undefined): RiskNode[] =>
    assessment.ranking.filter((risk) => risk.journey === journey?.journey).map(riskNode);
  const ungrouped = inJourney(undefined);
  const journeys = assessment.journeys.map((journey, i): JourneyNode => ({
    id: handles.journeys[i]!,
    title: journeyTitle(journey),
    description: journeyText(journey),
    risks: inJourney(journey),
    range: rangeOf(journey.journey.span),
  }));
  return {
    uri,
    index,
    name: register.name?.value ?? '',
    title: titleOf(register),
    description: summaryOf(assessment),
    journeys:
      ungrouped.length === 0
        ? journeys
        : [
            ...journeys,
            {
              id: null,
              title: 'Without a journey',
              description: counted(ungrouped.length, 'fear'),
              risks: ungrouped,
              range: null,
            },
          ],
    range: rangeOf(register.head),
  };
}

/** `304.3 % of 40m 19.2s / 28d`. */
function journeyText({ budget, total, risks }: AssessedJourney): string {
  if (!budget) return counted(risks.length, 'fear');
  return `${shareText(total.share ?? 0)} of ${budgetText(budget.budgetSeconds, budget.window.window)}`;
}

interface RiskScene {
  readonly id: string;
  readonly count: number;
  readonly today: string | undefined;
  readonly rangeOf: (span: Span) => PositionRange;
}

function nodeOf(item: RegisterRisk, { id, count, today, rangeOf }: RiskScene): RiskNode {
  const { risk, cost, windowSeconds } = item;
  const figure =
    cost.share !== undefined
      ? shareText(cost.share)
      : cost.badSeconds !== undefined
        ? perWindowText(cost.badSeconds, windowSeconds)
        : labelsText(item);
  const rank = `${ordinal(item.rank)} of ${count}`;
  return {
    id,
    label: labelOf(risk),
    description: figure === '' ? rank : `${figure}, ${rank}`,
    tooltip: [
      labelOf(risk),
      labelsText(item),
      cost.badSeconds === undefined ? 'Not quantified' : perWindowText(cost.badSeconds, windowSeconds),
      `Risk is ${treatmentView(risk.treatment, today).text}`,
      risk.indicatorRefs.length === 0
        ? 'No indicator shows it'
        : `Shown by ${risk.indicatorRefs.map(({ value }) => plainText(value, 60)).join(', ')}`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
    band: cost.band === 'unknown' ? null : cost.band,
    flags: flagsOf(item, today),
    range: rangeOf(risk.span),
  };
}

/** `major, likely`. */
const labelsText = ({ labels }: RegisterRisk): string =>
  [IMPACT_OPTIONS[labels.impact]?.label, LIKELIHOOD_OPTIONS[labels.likelihood]?.label].filter(Boolean).join(', ');
