import type { RiskNumbers, RiskRegister } from '../../model/riskRegister';
import { formatShare } from '../../text/format';
import { plainText } from '../../text/markdown';
import type { Span } from '../../text/span';
import type { BudgetContext } from '../budget/sloBudget';
import { budgetText, minutesText, perWindowText, perYearText, shareText } from '../register/figures';
import { assessmentOf } from '../risks/assessRegister';
import type { RegisterAssessment, RegisterRisk } from '../risks/assessRegister';
import type { InlayHint } from './inlayHints';

/** Where hints are asked for in a text, and how long they may be. */
export interface Within {
  readonly text: string;
  readonly span: Span;
  readonly longest: number;
}

/** Behind each estimate of a register what it comes to, and behind the changes of a mitigation what they leave. */
export function* registerHints(register: RiskRegister, context: BudgetContext, within: Within): Generator<InlayHint> {
  let assessment: RegisterAssessment | undefined;
  for (const risk of register.risks) {
    if (risk.span.end < within.span.start || risk.span.start > within.span.end) continue;
    assessment ??= assessmentOf(register, context);
    const item = assessment.risks[risk.index]!;
    if (risk.estimate && item.cost.badSeconds !== undefined)
      yield { offset: endOf(risk.estimate, within.text), ...estimateHint(item, assessment, within.longest) };
    for (const { index, changes } of risk.mitigations) {
      const hint = changes && changesHint(item, index, within.longest);
      if (hint) yield { offset: endOf(changes, within.text), ...hint };
    }
  }
}

/** Behind the value on the line of the key, or behind the colon where the value stands below. */
function endOf({ keySpan, span }: RiskNumbers, text: string): number {
  if (!text.slice(keySpan.end, span.start).includes('\n') && !text.slice(span.start, span.end).includes('\n'))
    return span.end;
  return text.charAt(keySpan.end) === ':' ? keySpan.end + 1 : keySpan.end;
}

type Hint = Pick<InlayHint, 'label' | 'tooltip'>;

function estimateHint(item: RegisterRisk, { journeys, threshold }: RegisterAssessment, longest: number): Hint {
  const { cost, windowSeconds, perYear = 0 } = item;
  const time = perWindowText(cost.badSeconds ?? 0, windowSeconds);
  const tooltip = [`Expected bad minutes of the average user: ${time}, ${perYearText(perYear)}.`];
  if (cost.share === undefined)
    return { label: time.slice(0, longest), tooltip: [...tooltip, 'No SLO says what budget they spend.'].join('\n') };
  const budget = item.journey && journeys[item.journey.index]?.budget;
  if (budget)
    tooltip.push(
      `${shareText(cost.share)} of the budget of ${plainText(budget.definition.name, 60)}, ${budgetText(budget.budgetSeconds, windowSeconds)}; from ${shareText(threshold)} on a risk is high.`,
      `One occurrence: ${minutesText(cost.badSecondsPerOccurrence ?? 0)}, ${shareText(cost.singleOccurrenceShare ?? 0)} of it.`,
    );
  const share = roundShare(cost.share);
  const forms = [`${time} · ${share} of budget`, `${time} · ${share}`, `${share} of budget`];
  return { label: fitting(forms, longest), tooltip: tooltip.join('\n') };
}

function changesHint({ cost, windowSeconds }: RegisterRisk, index: number, longest: number): Hint | undefined {
  const before = cost.badSeconds;
  const saved = cost.savedSeconds[index];
  if (before === undefined || saved === undefined || !(before > 0)) return undefined;
  const time = perWindowText(before - saved, windowSeconds);
  const change = saved < 0 ? `adds ${roundShare(-saved / before)}` : `saves ${roundShare(saved / before)}`;
  return {
    label: fitting([`→ ${time} · ${change}`, change], longest),
    tooltip: `With this mitigation alone: ${time} in place of ${perWindowText(before, windowSeconds)}.`,
  };
}

const fitting = (forms: readonly string[], longest: number): string =>
  forms.find((form) => form.length <= longest) ?? (forms.at(-1) ?? '').slice(0, longest);

/** `278 %`, `3.5 %`: one digit behind the point where it says something. */
const roundShare = (share: number): string => formatShare(share, share < 0.1 ? 1 : 0);
