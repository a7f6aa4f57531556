import type { PositionRange } from '../../text/piecedText';
import { formatTarget, formatWindowShort } from '../../text/format';
import { plainText } from '../../text/markdown';
import type { AssessedJourney, RegisterRisk } from '../risks/assessRegister';
import { budgetBar } from './budgetBar';
import { budgetText, chanceOf, counted, measure, shareText, timeText } from './figures';
import type { JourneyView, ProblemView } from './view';

/** What the view of a journey is made of, besides the journey. */
export interface JourneyScene {
  readonly id: string;
  /** True where the workspace holds an SLO of the name that the journey refers to. */
  readonly hasSlo: boolean;
  readonly problems: readonly ProblemView[];
  readonly range: PositionRange;
  idOf(risk: RegisterRisk): string;
}

export function journeyView(item: AssessedJourney, scene: JourneyScene): JourneyView {
  const { journey, budget, risks, total } = item;
  const window = budget?.window.window ?? item.windowSeconds;
  const isMeasured = risks.some(({ cost }) => cost.badSeconds !== undefined);
  const isMitigated = isMeasured && risks.some(({ cost }) => cost.mitigated !== undefined);
  const inBudget = <T>(value: T): T | undefined => (budget ? value : undefined);
  const share = measure(inBudget(total.share), shareText);
  const after = measure(inBudget(total.mitigated.share), shareText);
  return {
    id: scene.id,
    name: journey.name?.value ?? null,
    displayName: journey.displayName?.value ?? null,
    title: titleOf(item),
    slo: sloView(item, scene),
    budget: measure(budget?.budgetSeconds, (seconds) => budgetText(seconds, window)),
    expected: isMeasured ? measure(total.expectedBadSeconds, (seconds) => timeText(seconds, window)) : null,
    share,
    systemic:
      total.systemicBadSeconds > 0 && budget
        ? measure(
            total.systemicBadSeconds / budget.budgetSeconds,
            (value) => `systemic factors add ${shareText(value)}`,
          )
        : null,
    unallocated: measure(inBudget(total.leftForUnknownSeconds), (seconds) =>
      seconds >= 0 ? `${timeText(seconds, window)} left` : `${timeText(-seconds, window)} over`,
    ),
    chance: budget && isMeasured ? chanceOf(total.probabilityOfExceeding) : null,
    mitigated: isMitigated
      ? {
          expected: {
            value: total.mitigated.expectedBadSeconds,
            text: timeText(total.mitigated.expectedBadSeconds, window),
          },
          share: after,
          chance: budget ? chanceOf(total.mitigated.probabilityOfExceeding) : null,
          text: `${share?.text ?? timeText(total.expectedBadSeconds, window)} → ${after?.text ?? timeText(total.mitigated.expectedBadSeconds, window)}`,
        }
      : null,
    countText: counted(risks.length, 'fear'),
    fearCount: risks.length,
    isEmpty: risks.length === 0,
    riskIds: risks.map((risk) => scene.idOf(risk)),
    bar: budgetBar(item, (risk) => scene.idOf(risk)),
    problems: scene.problems,
    range: scene.range,
  };
}

/** What people call a journey. */
export const titleOf = ({ journey }: AssessedJourney): string =>
  plainText(journey.displayName?.value ?? journey.name?.value ?? 'Journey without a name');

function sloView({ journey, budget }: AssessedJourney, { hasSlo }: JourneyScene): JourneyView['slo'] {
  const ref = journey.sloRef?.value;
  if (ref === undefined) return null;
  if (!budget)
    return {
      ref,
      isKnown: false,
      text: hasSlo ? 'This SLO has no target below 100 %, or no window that can be read' : 'There is no such SLO here',
      place: null,
    };
  return {
    ref,
    isKnown: true,
    text: `${formatTarget(budget.target)} over ${formatWindowShort(budget.window.window)}`,
    place: { uri: budget.uri, range: budget.definition.range },
  };
}
