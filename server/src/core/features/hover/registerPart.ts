import type { Journey, Risk, RiskNumbers, RiskRegister } from '../../model/riskRegister';
import { touches } from '../../text/span';
import type { Span } from '../../text/span';
import type { SpecObject } from '../../workspace/specDocument';
import type { BudgetContext } from '../budget/sloBudget';
import { assessmentOf } from '../risks/assessRegister';
import type { RegisterAssessment } from '../risks/assessRegister';
import { factorMarkdown, journeyMarkdown } from './journeyMarkdown';
import { mitigationMarkdown, riskMarkdown } from './riskMarkdown';

/** A part of a register that has figures, and where it is written. */
interface Place {
  readonly span: Span;
  markdown(assessment: RegisterAssessment): string | undefined;
}

/** The figures of what an offset in a register is on: a risk, its estimate, a mitigation, a journey, a systemic factor. */
export function registerPart(
  { model }: SpecObject,
  at: number,
  context: BudgetContext,
): { readonly span: Span; readonly markdown: string } | undefined {
  if (model.type !== 'risk-register') return undefined;
  const place = placeAt(model, at);
  const markdown = place?.markdown(assessmentOf(model, context));
  return place && markdown !== undefined ? { span: place.span, markdown } : undefined;
}

function placeAt(register: RiskRegister, at: number): Place | undefined {
  const journey = register.journeys.find(({ span }) => touches(span, at));
  if (journey) return journeyPlace(journey, at);
  const factor = register.systemicFactors.find(({ span }) => touches(span, at));
  if (factor)
    return touches(factor.head, at)
      ? { span: factor.head, markdown: (assessment) => factorMarkdown(assessment, factor.index) }
      : undefined;
  const risk = register.risks.find(({ span }) => touches(span, at));
  return risk && riskPlace(register, risk, at);
}

function journeyPlace({ index, head, displayName, sloRef }: Journey, at: number): Place | undefined {
  const span = [head, displayName?.span, sloRef?.span].find((each) => each && touches(each, at));
  return span && { span, markdown: (assessment) => journeyMarkdown(assessment.journeys[index]!) };
}

function riskPlace({ journeys }: RiskRegister, risk: Risk, at: number): Place | undefined {
  const { journeyRef } = risk;
  if (journeyRef && touches(journeyRef.span, at)) {
    const index = journeys.findIndex(({ name }) => name?.value === journeyRef.value);
    const inJourney = (assessment: RegisterAssessment) => journeyMarkdown(assessment.journeys[index]!);
    return index < 0 ? undefined : { span: journeyRef.span, markdown: inJourney };
  }
  for (const mitigation of risk.mitigations) {
    const span = [mitigation.head, ...spansOf(mitigation.changes)].find((each) => touches(each, at));
    if (span) return { span, markdown: ({ risks }) => mitigationMarkdown(risks[risk.index]!, mitigation.index) };
  }
  const spans = [risk.head, risk.fear?.span, risk.impact?.span, risk.likelihood?.span, ...spansOf(risk.estimate)];
  const span = spans.find((each) => each && touches(each, at));
  return (
    span && {
      span,
      markdown: ({ risks, journeys: measured }) => {
        const item = risks[risk.index]!;
        return riskMarkdown(item, item.journey && measured[item.journey.index], risks.length);
      },
    }
  );
}

/** Where the numbers of an estimate are written, keys included. */
function spansOf(numbers: RiskNumbers | undefined): Span[] {
  if (!numbers) return [];
  const { keySpan, frequency, meanTimeBetweenFailures, timeToDetect, timeToRepair, usersAffected, severity } = numbers;
  const parts = [frequency, meanTimeBetweenFailures, timeToDetect, timeToRepair, usersAffected, severity];
  return [keySpan, ...parts.flatMap((part) => (part ? [part.keySpan, part.span] : []))];
}
