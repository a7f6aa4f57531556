import { propertiesAt, schemaOf } from '../../schema/docs';
import { shift } from '../../text/span';
import type { SpecFile } from '../../workspace/specFile';
import { changeText } from '../../yaml/change/changeText';
import { toValue } from '../../yaml/toValue';
import { nodeAt } from '../../yaml/tree';
import type { PathStep } from '../../yaml/tree';
import type { Intent, IntentRefusal, IntentResult } from './intent';
import { Refused, Scene } from './intents/scene';
import { planOf } from './intents/plan';
import { brokenState } from './registerView';
import { registersIn } from './registers';
import type { PlacedRegister } from './registers';

/**
 * Does what a user wants of a register, as minimal edits of its file. Nothing is lost on the way: the outcome is read
 * back, and what cannot be done exactly is refused.
 *
 * @param file the text that the intent was made on
 * @param index which of the registers of the file
 */
export function applyIntent(file: SpecFile, intent: Intent, index = 0): IntentResult {
  const broken = brokenState(file);
  if (broken) return refused('broken', `The YAML of this file cannot be read: ${broken.message}`);
  const placed = registersIn(file)[index];
  if (!placed) return refused('unknown', 'This file holds no such register any more.');
  try {
    return apply(file, placed, intent);
  } catch (error) {
    if (error instanceof Refused) return refused(error.reason, error.message);
    // A client is not trusted to send all the parts of an intent.
    if (error instanceof TypeError) return refused('invalid', 'This action lacks a part, so it cannot be done.');
    throw error;
  }
}

const refused = (reason: IntentRefusal['reason'], message: string): IntentResult => ({ refused: { reason, message } });

function apply(file: SpecFile, { register, object, placed }: PlacedRegister, intent: Intent): IntentResult {
  const { piece, offset } = placed;
  const { root, problems, text } = piece;
  const valueAt = (path: readonly PathStep[]): unknown => {
    const node = nodeAt(root, path);
    return node && toValue(node);
  };
  const scene = new Scene(register, object.path, valueAt);
  const { changes, focus } = planOf(scene, intent);
  const changed = changeText(text, { root, problems }, changes, orderOf(object.path.length, object.kind?.schema));
  if (!changed)
    return refused(
      'unsupported',
      'This part of the file is written in a way that cannot be changed from here, for example with an alias. Change it in the text.',
    );
  return {
    refused: null,
    edits: changed.edits.map(({ span, newText }) => ({ range: file.rangeOf(shift(span, offset)), newText })),
    focus,
  };
}

/** Keys stand in the order of the schema, which is that of the examples. */
function orderOf(depth: number, schema: string | undefined): (path: readonly PathStep[]) => readonly string[] {
  const root = schema === undefined ? undefined : schemaOf(schema);
  return (path) => (root ? [...propertiesAt(root, path.slice(depth)).keys()] : []);
}
