import type { RiskRegister } from '../../model/riskRegister';
import type { PositionRange } from '../../text/piecedText';
import { formatNumber, formatWindowShort } from '../../text/format';
import { plainText } from '../../text/markdown';
import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpecFile } from '../../workspace/specFile';
import type { BudgetContext } from '../budget/sloBudget';
import type { RangedFinding } from '../diagnostics/ranged';
import { assessmentOf } from '../risks/assessRegister';
import type { RegisterAssessment, RegisterRisk } from '../risks/assessRegister';
import { inversionsOf } from '../risks/inversions';
import { jargonFinder } from '../risks/jargon';
import { counted, digitsOf, perWindowText, shareText } from './figures';
import { handlesOf } from './handles';
import type { Handles } from './handles';
import { heatMap } from './heatMap';
import { journeyView } from './journeyView';
import { optionsOf } from './options';
import { ProblemsByPart } from './problems';
import { registersIn } from './registers';
import type { PlacedRegister } from './registers';
import { riskView } from './riskView';
import type { RegisterContent, RegisterState, RegisterView, SystemicFactorView } from './view';

/** The question of a pre-mortem that says nothing else. */
export const USUAL_PROMPT = 'It is six months after launch. The software is in production, and it is not trusted. Why?';

/** What a view is made of: a file as it is, and what it is measured against. */
export interface ViewSource {
  readonly file: SpecFile;
  readonly version: number;
  readonly context: BudgetContext;
  readonly findings: readonly RangedFinding[];
}

/** Which register of a file is shown, and on which day. */
export interface ViewChoice {
  /** Of several registers in a file; the first where there are fewer. */
  readonly index?: number | undefined;
  /** The day of the user, where it is known better than by the settings. */
  readonly today?: string | undefined;
}

/** What a register editor shows of an open file; undefined where it is not open. */
export function registerView(
  snapshot: Snapshot,
  uri: string,
  version: number,
  { index = 0, today }: ViewChoice = {},
): RegisterView | undefined {
  const file = snapshot.openFile(uri);
  if (!file) return undefined;
  const findings = snapshot.findings(uri).filter(({ quiet }) => !quiet);
  return viewOf({ file, version, context: onDay(snapshot.budgetContext(uri), today), findings }, index);
}

/** A context with another day. */
export const onDay = (context: BudgetContext, today: string | undefined): BudgetContext =>
  today === undefined ? context : { ...context, settings: { ...context.settings, today } };

/** A view of a file that need not be that of a snapshot. */
export function viewOf(source: ViewSource, index: number): RegisterView {
  const { file, version } = source;
  const found = registersIn(file);
  const chosen = Math.max(0, Math.min(Math.trunc(index) || 0, found.length - 1));
  const placed = found[chosen];
  const base = {
    uri: file.uri,
    version,
    registers: found.map(({ register }, i) => ({ index: i, title: titleOf(register) })),
    index: chosen,
  };
  const broken = brokenState(file);
  if (!placed || broken) return { ...base, state: broken ?? NONE, register: null };
  const state: RegisterState = { kind: placed.register.risks.length === 0 ? 'empty' : 'ok' };
  const assessment = assessmentOf(placed.register, source.context);
  return { ...base, state, register: contentOf(source, placed, assessment) };
}

const NONE: RegisterState = {
  kind: 'none',
  message: 'This file holds no risk register: no object with apiVersion ninewise/v1 and kind RiskRegister.',
};

/** The state of a file with YAML that cannot be read; undefined where all can be. */
export function brokenState(file: SpecFile): Extract<RegisterState, { kind: 'broken' }> | undefined {
  for (const { piece, offset } of file.placed()) {
    const problem = piece.isBroken ? piece.problems[0] : undefined;
    if (problem) return { kind: 'broken', message: problem.message, range: file.rangeOf(shift(problem.span, offset)) };
  }
  return undefined;
}

export const titleOf = ({ displayName, name }: RiskRegister): string =>
  plainText(displayName ?? name?.value ?? 'Register without a name');

/** A register in words: everything that is shown of it. */
export const contentOf = (
  source: ViewSource,
  placed: PlacedRegister,
  assessment: RegisterAssessment,
): RegisterContent => new ContentBuilder(source, placed, assessment).content();

class ContentBuilder {
  readonly #source: ViewSource;
  readonly #placed: PlacedRegister;
  readonly #assessment: RegisterAssessment;
  readonly #handles: Handles;
  readonly #problems: ProblemsByPart;

  constructor(source: ViewSource, placed: PlacedRegister, assessment: RegisterAssessment) {
    this.#source = source;
    this.#placed = placed;
    this.#assessment = assessment;
    this.#handles = handlesOf(placed.register);
    this.#problems = new ProblemsByPart(source.file, placed, source.findings);
  }

  content(): RegisterContent {
    const { register } = this.#placed;
    const { ranking, risks, journeys } = this.#assessment;
    const { index } = this.#source.context;
    const idOf = (risk: RegisterRisk): string => this.#handles.risks[risk.risk.index]!;
    return {
      name: register.name?.value ?? '',
      title: titleOf(register),
      prompt: register.prompt?.value ?? USUAL_PROMPT,
      isPromptWritten: register.prompt !== undefined,
      owner: register.owner?.value ?? null,
      windowText: windowText(this.#assessment),
      reviewText: register.reviewEvery ? `every ${plainText(register.reviewEvery.text)}` : null,
      countText: countText(this.#assessment),
      summary: summaryOf(this.#assessment),
      journeys: journeys.map((journey, i) =>
        journeyView(journey, {
          id: this.#handles.journeys[i]!,
          hasSlo: index.defines('SLO', journey.journey.sloRef?.value ?? ''),
          problems: this.#problems.of(journey.journey.span),
          range: this.#rangeOf(journey.journey.span),
          idOf,
        }),
      ),
      ungrouped: risks.filter(({ journey }) => !journey).map(idOf),
      risks: this.#risks(idOf),
      ranking: ranking.map(idOf),
      heatMap: heatMap(ranking, idOf),
      systemicFactors: this.#factors(),
      options: optionsOf(register, index),
      assumptions: assumptionsOf(this.#assessment),
      problems: this.#problems.others(),
      range: this.#rangeOf(register.span),
    };
  }

  #risks(idOf: (risk: RegisterRisk) => string): RegisterContent['risks'] {
    const { settings, index } = this.#source.context;
    const { risks } = this.#assessment;
    const inversions = new Map(inversionsOf(risks).map(({ above, below }) => [above, below]));
    const scene = {
      today: settings.today,
      count: risks.length,
      idOf,
      journeyOf: ({ journey }: RegisterRisk): string | null =>
        journey ? this.#handles.journeys[journey.index]! : null,
      inversionOf: (risk: RegisterRisk) => inversions.get(risk),
      jargonIn: jargonFinder(settings),
      isKnownIndicator: (name: string) => index.defines('SLI', name),
      problemsOf: ({ risk }: RegisterRisk) => this.#problems.of(risk.span),
      rangeOf: ({ risk }: RegisterRisk) => this.#rangeOf(risk.span),
    };
    return risks.map((risk) => riskView(risk, scene));
  }

  #factors(): SystemicFactorView[] {
    const { factors, windowSeconds, risks } = this.#assessment;
    const measured = risks.filter(({ cost }) => cost.badSeconds !== undefined).length;
    return factors.map(({ factor, perWindow }) => ({
      index: factor.index,
      name: factor.name?.value ?? '',
      addTimeToDetect: factor.addTimeToDetect?.text ?? null,
      addTimeToRepair: factor.addTimeToRepair?.text ?? null,
      frequencyIncrease: factor.frequencyIncrease ? digitsOf(factor.frequencyIncrease.value) : null,
      text:
        perWindow === undefined || perWindow === 0
          ? 'adds nothing as yet'
          : `adds ${perWindowText(perWindow, windowSeconds)} over ${counted(measured, 'risk')}`,
      problems: this.#problems.of(factor.span),
    }));
  }

  #rangeOf(span: Span): PositionRange {
    return this.#source.file.rangeOf(shift(span, this.#placed.placed.offset));
  }
}

function windowText({ journeys }: RegisterAssessment): string | null {
  const texts = new Set(journeys.flatMap(({ budget }) => (budget ? [formatWindowShort(budget.window.window)] : [])));
  return texts.size === 0 ? null : [...texts].join(', ');
}

function countText({ risks }: RegisterAssessment): string {
  const ranked = risks.filter(({ labels }) => labels.impact >= 0 && labels.likelihood >= 0).length;
  const quantified = risks.filter(({ perYear }) => perYear !== undefined).length;
  return `${counted(risks.length, 'fear')}, ${formatNumber(ranked)} ranked, ${formatNumber(quantified)} quantified`;
}

/** The register in a sentence: what of which budget its risks are expected to spend. */
export function summaryOf(assessment: RegisterAssessment): string {
  const spent = assessment.journeys.flatMap((journey) => {
    const { budget, total } = journey;
    if (!budget || total.share === undefined || total.expectedBadSeconds === 0) return [];
    return [`${shareText(total.share)} of the budget of ${plainText(journey.journey.sloRef?.value ?? '', 60)}`];
  });
  const shares = spent.length > 0 ? `: ${spent.join(', ')}` : '';
  return `${countText(assessment)}${shares}.`;
}

function assumptionsOf({ journeys }: RegisterAssessment): string[] {
  const texts = journeys.flatMap(({ budget, total }) => (budget ? total.probabilityOfExceeding.assumptions : []));
  return [...new Set(texts)];
}
