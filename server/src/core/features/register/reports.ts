import type { Snapshot } from '../../workspace/snapshot';
import { assessRegister } from '../risks/assessRegister';
import type { AssessOptions, RegisterAssessment } from '../risks/assessRegister';
import { contentOf } from './registerView';
import { registersIn } from './registers';
import type { RegisterContent } from './view';

/** A register of an open file: its figures, and the same in words. */
export interface RegisterReport {
  /** One-based line that it begins in. */
  readonly line: number;
  readonly assessment: RegisterAssessment;
  readonly content: RegisterContent;
}

/** The registers of an open file; those whose YAML is broken are left out. Findings are not looked for. */
export function registerReports(snapshot: Snapshot, uri: string, options: AssessOptions = {}): RegisterReport[] {
  const file = snapshot.openFile(uri);
  if (!file) return [];
  const context = snapshot.budgetContext(uri);
  return registersIn(file).map((placed) => {
    const assessment = assessRegister(placed.register, context, options);
    return {
      line: file.positionAt(placed.placed.offset + placed.register.span.start).line + 1,
      assessment,
      content: contentOf({ file, version: 0, context, findings: [] }, placed, assessment),
    };
  });
}
