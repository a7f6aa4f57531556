import { mean } from '../../math/estimate';
import type { Estimate } from '../../math/estimate';
import type { Frequency } from '../../math/risk';
import type { Risk, RiskNumbers } from '../../model/riskRegister';
import type { PositionRange } from '../../text/piecedText';
import { formatMoney, formatNumber, formatShare, formatWindowShort } from '../../text/format';
import { plainText } from '../../text/markdown';
import { votesOf } from '../risks/assessRegister';
import type { RegisterRisk } from '../risks/assessRegister';
import { hasBothLabels } from '../risks/labels';
import type { Jargon } from '../risks/jargon';
import { estimateView, unitText } from './estimateTexts';
import type { EstimateView } from './estimateView';
import { counted, digitsOf, measure, minutesText, ordinal, perWindowText, perYearText, shareText } from './figures';
import { IMPACT_OPTIONS, LIKELIHOOD_OPTIONS, optionOf, STATUS_OPTIONS } from './options';
import { daysLeft, SOON_DAYS, treatmentView } from './treatmentView';
import type { Measure, MitigationView, ProblemView, RiskFlags, RiskView } from './view';

/** A risk in one short line: its fear, or else its id. */
export const labelOf = ({ fear, id, index }: Risk): string =>
  plainText(fear?.value ?? '') || plainText(id?.value ?? '') || `Risk ${index + 1}`;

/** What the view of a risk is made of, besides the risk. */
export interface RiskScene {
  readonly today: string | undefined;
  /** How many risks there are. */
  readonly count: number;
  idOf(risk: RegisterRisk): string;
  /** Id of the journey that a risk is in. */
  journeyOf(risk: RegisterRisk): string | null;
  inversionOf(risk: RegisterRisk): RegisterRisk | undefined;
  jargonIn(fear: string): Jargon | undefined;
  isKnownIndicator(name: string): boolean;
  problemsOf(risk: RegisterRisk): readonly ProblemView[];
  rangeOf(risk: RegisterRisk): PositionRange;
}

export function riskView(item: RegisterRisk, scene: RiskScene): RiskView {
  const { risk, cost, windowSeconds } = item;
  const fear = risk.fear?.value ?? '';
  const jargon = scene.jargonIn(fear);
  const votes = votesOf(risk);
  const inversion = scene.inversionOf(item);
  return {
    id: scene.idOf(item),
    writtenId: risk.id?.value ?? null,
    index: risk.index,
    fear,
    label: labelOf(risk),
    journey: scene.journeyOf(item),
    journeyRef: risk.journeyRef?.value ?? null,
    role: risk.raisedBy?.value ?? null,
    votes,
    votesText: counted(votes, 'vote'),
    impact: optionOf(IMPACT_OPTIONS, risk.impact?.value),
    likelihood: optionOf(LIKELIHOOD_OPTIONS, risk.likelihood?.value),
    rank: item.rank,
    rankText: `${ordinal(item.rank)} of ${formatNumber(scene.count)}, ${RANKED_BY[item.rankBasis]}`,
    inversion: inversion ? inversionText(item, inversion) : null,
    band: cost.band === 'unknown' ? null : cost.band,
    bandText: cost.band !== 'unknown' ? cost.band : item.perYear === undefined ? 'not quantified' : 'no budget',
    flags: flagsOf(item, scene.today),
    perWindow: minutes(cost.badSeconds, (seconds) => perWindowText(seconds, windowSeconds)),
    perYear: minutes(item.perYear, perYearText),
    share: measure(cost.share, shareText),
    single: measure(cost.singleOccurrenceShare, shareText),
    estimate: estimateView(risk.estimate, sumOf(item), true),
    indicators: risk.indicatorRefs.map(({ value }) => ({ name: value, isKnown: scene.isKnownIndicator(value) })),
    dependency: risk.dependencyRef?.value ?? null,
    mitigations: risk.mitigations.map((_, i) => mitigationView(item, i)),
    mitigated: mitigatedView(item),
    treatment: treatmentView(risk.treatment, scene.today),
    ticket: risk.ticket?.value ?? null,
    jargon: jargon ? { word: jargon.word, question: jargon.question } : null,
    problems: scene.problemsOf(item),
    range: scene.rangeOf(item),
  };
}

const RANKED_BY: Readonly<Record<RegisterRisk['rankBasis'], string>> = {
  minutes: 'by bad minutes',
  labels: 'by impact and likelihood',
  votes: 'by votes',
  order: 'in the order of the file',
};

function inversionText(above: RegisterRisk, below: RegisterRisk): string {
  const name = plainText(below.risk.id?.value ?? below.risk.fear?.value ?? '', 60);
  return `Labelled worse than "${name}", but costs less: ${perYearText(above.perYear ?? 0)} against ${perYearText(below.perYear ?? 0)}.`;
}

/** What lists filter by. */
export function flagsOf({ risk, labels, perYear }: RegisterRisk, today: string | undefined): RiskFlags {
  const isAccepted = risk.treatment?.strategy?.value === 'accept';
  const left = isAccepted ? daysLeft(risk.treatment, today) : undefined;
  return {
    isUnranked: perYear === undefined && !hasBothLabels(labels),
    isQuantified: perYear !== undefined,
    hasNoIndicator: risk.indicatorRefs.length === 0,
    isAccepted,
    isExpiring: left !== undefined && left <= SOON_DAYS,
  };
}

/** The reckoning of a risk, step by step. */
export function sumOf({ cost, windowSeconds, perYear }: RegisterRisk): EstimateView['sum'] {
  const numbers = cost.risk;
  if (cost.badSeconds === undefined || cost.badSecondsPerOccurrence === undefined) return [];
  const part = (label: string, estimate: Estimate | undefined, unit: 'duration' | 'share'): EstimateView['sum'] => {
    const value = estimate && mean(estimate);
    return value === undefined ? [] : [{ label, text: unitText(value, unit) }];
  };
  return [
    { label: 'How often', text: numbers.frequency ? oftenText(numbers.frequency) : '' },
    ...part('Time to detect', numbers.timeToDetect, 'duration'),
    ...part('Time to repair', numbers.timeToRepair, 'duration'),
    ...part('Users affected', numbers.usersAffected, 'share'),
    ...part('Severity', numbers.severity ?? { kind: 'point', value: 1 }, 'share'),
    { label: 'One occurrence', text: minutesText(cost.badSecondsPerOccurrence) },
    { label: `In ${formatWindowShort(windowSeconds)}`, text: minutesText(cost.badSeconds) },
    ...(perYear === undefined ? [] : [{ label: 'In a year', text: minutesText(perYear) }]),
  ];
}

/** `4 in 365d`, `once in 90d`. */
function oftenText(frequency: Frequency): string {
  if ('count' in frequency)
    return `${formatNumber(mean(frequency.count) ?? NaN, 2)} in ${formatWindowShort(frequency.perSeconds)}`;
  return `once in ${unitText(mean(frequency.meanTimeBetweenFailures) ?? NaN, 'duration')}`;
}

function mitigatedView({ risk, cost, windowSeconds, mitigatedPerYear }: RegisterRisk): RiskView['mitigated'] {
  const before = cost.badSeconds;
  const after = cost.mitigated?.badSeconds;
  const perWindow = minutes(after, (seconds) => perWindowText(seconds, windowSeconds));
  const perYear = minutes(mitigatedPerYear, perYearText);
  if (risk.mitigations.length === 0 || before === undefined || !perWindow || !perYear) return null;
  return {
    perWindow,
    perYear,
    share: measure(cost.mitigated?.share, shareText),
    text: `${formatNumber(before / MINUTE, 2)} → ${perWindow.text}`,
  };
}

const MINUTE = 60;

/** Seconds as minutes, with a text. */
function minutes(seconds: number | undefined, textOf: (seconds: number) => string): Measure | null {
  const found = measure(seconds, textOf);
  return found && { value: found.value / MINUTE, text: found.text };
}

function mitigationView({ risk, cost, windowSeconds }: RegisterRisk, index: number): MitigationView {
  const { name, status, ticket, annualCost, changes } = risk.mitigations[index]!;
  const before = cost.badSeconds;
  const saved = hasChanges(changes) ? cost.savedSeconds[index] : undefined;
  const isKnown = before !== undefined && saved !== undefined;
  return {
    index,
    name: name?.value ?? '',
    status: optionOf(STATUS_OPTIONS, status?.value)?.value ?? null,
    ticket: ticket?.value ?? null,
    annualCost: annualCost
      ? {
          amount: digitsOf(annualCost.amount.value),
          currency: annualCost.currency,
          text: `${formatMoney(annualCost.amount.value, plainText(annualCost.currency, 10))} / year`,
        }
      : null,
    changes: estimateView(changes, [], false),
    beforeText: isKnown ? perWindowText(before, windowSeconds) : null,
    afterText: isKnown ? perWindowText(before - saved, windowSeconds) : null,
    savesText: isKnown ? savesText(saved, before, windowSeconds) : null,
    savedShare: isKnown && before > 0 ? Math.max(0, saved / before) : null,
  };
}

const hasChanges = (changes: RiskNumbers | undefined): boolean =>
  changes !== undefined && Object.values(changes.numbers).some((each) => each !== undefined);

function savesText(saved: number, before: number, windowSeconds: number): string {
  if (saved === 0 || before === 0) return 'changes nothing';
  const share = formatShare(Math.abs(saved) / before, 1);
  return saved > 0
    ? `saves ${perWindowText(saved, windowSeconds)}, ${share}`
    : `costs ${perWindowText(-saved, windowSeconds)} more, ${share}`;
}
