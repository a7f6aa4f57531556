import type { Risk, RiskRegister } from '../../model/riskRegister';
import type { TextEdit } from '../../text/edit';
import { plainText } from '../../text/markdown';
import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpecFile } from '../../workspace/specFile';
import { applyIntent } from '../register/applyIntent';
import { handlesOf } from '../register/handles';
import type { Intent } from '../register/intent';
import { registersIn } from '../register/registers';
import { sloSkeleton } from '../register/sloSkeleton';
import { monthsAfter } from '../risks/days';
import { rangeAround } from '../risks/rangeAround';
import { meets } from './refactoring';
import type { Refactoring } from './refactoring';

/** A selection may hold a whole register; actions are for the risk that one looks at. */
const MOST_RISKS = 3;
/** Changes are read back to see that they are right, which takes too long where an editor asks at every step of the cursor. */
const LONGEST_TEXT = 300_000;
/** So many indicators are offered. */
const MOST_INDICATORS = 4;
/** An acceptance for a quarter is long enough to do something else in the meantime. */
const MONTHS = 3;

/** What can be done about a risk from the text: measure it, accept it, write an SLO about it, make a range of a value. */
export function registerActions(snapshot: Snapshot, file: SpecFile, within: Span): Refactoring[] {
  return registersIn(file).flatMap(({ register, placed }, which) => {
    const inPiece = shift(within, -placed.offset);
    if (!meets(register.span, inPiece)) return [];
    const scene: ActionScene = { snapshot, file, register, which, offset: placed.offset, text: placed.piece.text };
    const looked = register.risks.filter(
      ({ head, fear }) => meets(head, inPiece) || (fear && meets(fear.span, inPiece)),
    );
    return [
      ...(file.length > LONGEST_TEXT ? [] : looked.slice(0, MOST_RISKS).flatMap((risk) => onRisk(scene, risk))),
      ...rangeActions(scene, inPiece),
    ];
  });
}

interface ActionScene {
  readonly snapshot: Snapshot;
  readonly file: SpecFile;
  readonly register: RiskRegister;
  /** Which of the registers of the file. */
  readonly which: number;
  /** Offset of its document in the file. */
  readonly offset: number;
  readonly text: string;
}

function onRisk(scene: ActionScene, risk: Risk): Refactoring[] {
  const id = handlesOf(scene.register).risks[risk.index]!;
  return [...indicatorActions(scene, risk, id), ...acceptActions(scene, risk, id), ...sloActions(scene, id)];
}

const rewrite = ({ file }: ActionScene, title: string, edits: readonly TextEdit[]): Refactoring[] =>
  edits.length === 0 ? [] : [{ title, kind: 'refactor.rewrite', edits: new Map([[file.uri, edits]]) }];

/** An action of the register's editor, done in the text. */
function intentAction(scene: ActionScene, title: string, intent: Intent): Refactoring[] {
  const { file, which } = scene;
  const result = applyIntent(file, intent, which);
  if (result.refused) return [];
  const edits = result.edits.map(({ range: { start, end }, newText }) => ({
    span: { start: file.offsetAt(start), end: file.offsetAt(end) },
    newText,
  }));
  return rewrite(scene, title, edits);
}

/** The indicators of the journey's SLO first, then others of the folder where there are few. */
function indicatorActions(scene: ActionScene, { journeyRef, indicatorRefs }: Risk, id: string): Refactoring[] {
  const index = scene.snapshot.index(scene.file.uri);
  const { journeys } = scene.register;
  const slo = journeyRef && journeys.find(({ name }) => name?.value === journeyRef.value)?.sloRef?.value;
  const own = slo === undefined ? [] : index.usesFrom('SLO', slo).filter(({ kinds }) => kinds.includes('SLI'));
  const others = index.nameCount('SLI') <= MOST_INDICATORS ? [...index.names('SLI')].sort() : [];
  const names = [...new Set([...own.map(({ name }) => name), ...others])];
  return names
    .filter((name) => !indicatorRefs.some(({ value }) => value === name))
    .slice(0, MOST_INDICATORS)
    .flatMap((indicator) =>
      intentAction(scene, `Measure this risk by ${plainText(indicator, 60)}`, {
        type: 'addIndicator',
        risk: id,
        indicator,
      }),
    );
}

function acceptActions(scene: ActionScene, { treatment }: Risk, id: string): Refactoring[] {
  const until = monthsAfter(scene.snapshot.settings(scene.file.uri).today, MONTHS);
  if (until === undefined || treatment?.strategy?.value === 'accept') return [];
  return intentAction(scene, `Accept this risk until ${until}: owner and reason to be filled in`, {
    type: 'accept',
    risk: id,
    owner: treatment?.owner?.value ?? scene.register.owner?.value ?? 'group:default/team',
    justification: treatment?.justification?.value ?? 'why it is accepted',
    until,
  });
}

/** Adds an SLO with its indicator behind what the file holds. */
function sloActions(scene: ActionScene, id: string): Refactoring[] {
  const { file, snapshot, which } = scene;
  const skeleton = sloSkeleton(file, snapshot.index(file.uri), id, which);
  if (!skeleton || /\.json$/i.test(file.uri)) return [];
  const end = { start: file.length, end: file.length };
  const newline = file.positionAt(file.length).character > 0 ? '\n' : '';
  // The fear stands in this file already.
  const text = skeleton.text.replace(/^#.*\n/, '');
  return rewrite(scene, 'Write an SLO with its indicator about this fear, in this file', [
    { span: end, newText: `${newline}---\n${text}` },
  ]);
}

/** Makes ranges of single durations that a selection touches. */
function rangeActions(scene: ActionScene, inPiece: Span): Refactoring[] {
  const { register, text, offset } = scene;
  return register.risks
    .filter(({ span }) => meets(span, inPiece))
    .slice(0, MOST_RISKS)
    .flatMap(({ estimate }) => {
      const { meanTimeBetweenFailures, timeToDetect, timeToRepair } = estimate ?? {};
      return [meanTimeBetweenFailures, timeToDetect, timeToRepair].flatMap((spec) => {
        if (!spec || !meets({ start: spec.keySpan.start, end: spec.span.end }, inPiece)) return [];
        const range = rangeAround(spec, text);
        if (!range) return [];
        const edit = { ...range.edit, span: shift(range.edit.span, offset) };
        return rewrite(scene, `Make a range of ${spec.key}: ${range.title}, to be corrected`, [edit]);
      });
    });
}
