import type { Settings } from '../../config/settings';
import { shareText } from '../../features/register/figures';
import { assessmentOf } from '../../features/risks/assessRegister';
import type { AssessedJourney, RegisterAssessment } from '../../features/risks/assessRegister';
import type { JourneyBudget } from '../../features/risks/journeyBudget';
import type { PositionRange } from '../../text/piecedText';
import { plainText } from '../../text/markdown';
import type { Span } from '../../text/span';
import type { FolderIndex } from '../../workspace/index';
import type { FileSummary, PlacedSummary } from '../../workspace/summary';
import { rangeIn } from '../../workspace/summary';

/** What the rules that measure registers against the SLOs of their folder have in common. */

/** A register of a file with its figures. */
export interface RegisterInFile {
  readonly placed: PlacedSummary;
  readonly assessment: RegisterAssessment;
}

/** The registers of a file, measured. */
export function* registersOfFile(file: FileSummary, index: FolderIndex, settings: Settings): Generator<RegisterInFile> {
  for (const placed of file.documents)
    for (const model of placed.summary.shared)
      if (model.type === 'risk-register') yield { placed, assessment: assessmentOf(model, { index, settings }) };
}

/** A journey that has a budget, in the register that it is in. */
export interface JourneyInFile extends RegisterInFile {
  readonly journey: AssessedJourney;
  readonly budget: JourneyBudget;
}

/** The journeys of a file whose risks can be held against a budget. */
export function* journeysOfFile(file: FileSummary, index: FolderIndex, settings: Settings): Generator<JourneyInFile> {
  for (const register of registersOfFile(file, index, settings))
    for (const journey of register.assessment.journeys)
      if (journey.budget && journey.budget.budgetSeconds > 0) yield { ...register, journey, budget: journey.budget };
}

/** Where in the file something of a register is written. */
export const rangeOf = ({ placed }: RegisterInFile, span: Span): PositionRange => rangeIn(placed, span);

/** Messages hold no more of a name than this. */
const LONGEST_NAME = 60;

/** What people call a journey. */
export const titleOf = ({ journey: { displayName, name, index } }: AssessedJourney): string =>
  plainText(displayName?.value ?? name?.value ?? '', LONGEST_NAME) || `number ${index + 1}`;

/** The SLO whose budget it is. */
export const sloOf = ({ definition }: JourneyBudget): string => `"${plainText(definition.name, LONGEST_NAME)}"`;

/** `, and systemic factors add 44.3 %`; nothing where there are none. */
export const systemicText = ({ total, budget }: AssessedJourney): string =>
  budget && total.systemicBadSeconds > 0
    ? `, and systemic factors add ${shareText(total.systemicBadSeconds / budget.budgetSeconds)}`
    : '';
