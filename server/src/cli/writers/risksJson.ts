import type { LabelledRegister } from '../commands/risks';
import type { Io } from '../io';
import { numberOf, writeJson } from './json';

/** Machine output of `ninewise risks`: part of the product's contract, so only ever added to. */

type Assessment = LabelledRegister['assessment'];

const MINUTE = 60;
const DAY = 86_400;

export function writeRisks(registers: readonly LabelledRegister[], io: Io): void {
  writeJson({ registers: registers.map(registerOf) }, io);
}

function registerOf({ label, line, content, assessment }: LabelledRegister): unknown {
  return {
    file: label,
    line,
    name: content.name,
    windowSeconds: assessment.windowSeconds,
    yearDays: assessment.yearSeconds / DAY,
    journeys: assessment.journeys.map(journeyOf),
    risks: assessment.ranking.map(riskOf),
    systemicFactors: assessment.factors.map(({ factor, perWindow, perYear }) => ({
      name: factor.name?.value ?? null,
      badMinutesPerWindow: minutesOf(perWindow),
      badMinutesPerYear: minutesOf(perYear),
    })),
  };
}

function journeyOf({ journey, budget, total, windowSeconds }: Assessment['journeys'][number]): unknown {
  const inBudget = (value: number | undefined): number | null => (budget ? numberOf(value) : null);
  return {
    name: journey.name?.value ?? null,
    slo: journey.sloRef?.value ?? null,
    windowSeconds,
    budgetSeconds: numberOf(budget?.budgetSeconds),
    expectedBadSeconds: total.expectedBadSeconds,
    share: inBudget(total.share),
    unallocatedSeconds: inBudget(total.unallocatedSeconds),
    systemicBadSeconds: total.systemicBadSeconds,
    leftForUnknownSeconds: inBudget(total.leftForUnknownSeconds),
    probabilityOfExceeding: inBudget(total.probabilityOfExceeding.value),
  };
}

function riskOf(risk: Assessment['risks'][number]): unknown {
  const { cost, journey, rank, perYear, mitigatedPerYear } = risk;
  return {
    id: risk.risk.id?.value ?? null,
    rank,
    journey: journey?.name?.value ?? null,
    badMinutesPerWindow: minutesOf(cost.badSeconds),
    badMinutesPerYear: minutesOf(perYear),
    budgetShare: numberOf(cost.share),
    singleOccurrenceShare: numberOf(cost.singleOccurrenceShare),
    band: cost.band === 'unknown' ? null : cost.band,
    mitigated: cost.mitigated
      ? {
          badMinutesPerWindow: minutesOf(cost.mitigated.badSeconds),
          badMinutesPerYear: minutesOf(mitigatedPerYear),
          budgetShare: numberOf(cost.mitigated.share),
        }
      : null,
  };
}

const minutesOf = (seconds: number | undefined): number | null =>
  numberOf(seconds === undefined ? undefined : seconds / MINUTE);
