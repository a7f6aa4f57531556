import { Host } from '../../../server/src/core';
import type { Snapshot } from '../../../server/src/core';
import { applyIntent } from '../../../server/src/core/features/register/applyIntent';
import type { Intent, IntentResult } from '../../../server/src/core/features/register/intent';
import { registerView } from '../../../server/src/core/features/register/registerView';
import type { RegisterContent, RegisterView } from '../../../server/src/core/features/register/view';
import { applyRangeEdits } from '../../harness/workspaceFixture';
import { CHECKOUT } from './fixtures';

const FOLDER = 'file:///ws';
export const URI = `${FOLDER}/register.yaml`;

/** A register that is open beside the SLO that it is measured against, as an editor has it. */
export class Desk {
  readonly host = new Host();
  version = 1;
  text: string;

  constructor(text: string, { today, slo = CHECKOUT }: { readonly today?: string; readonly slo?: string } = {}) {
    this.text = text;
    this.host.setFolders([
      { uri: FOLDER, settings: { ...this.host.snapshot().settings(URI), ...(today ? { today } : {}) } },
    ]);
    this.host.setDisk(`${FOLDER}/slo.yaml`, slo);
    this.host.open(URI, text);
  }

  get snapshot(): Snapshot {
    return this.host.snapshot();
  }

  view(index = 0): RegisterView {
    return registerView(this.snapshot, URI, this.version, { index })!;
  }

  get content(): RegisterContent {
    const { register, state } = this.view();
    if (!register) throw new Error(JSON.stringify(state));
    return register;
  }

  /** What an intent gives, without doing it. */
  ask(intent: Intent): IntentResult {
    return applyIntent(this.snapshot.openFile(URI)!, intent);
  }

  /** Does an intent; gives the focus, or why it is refused. */
  do(intent: Intent): string | null {
    const result = this.ask(intent);
    if (result.refused) return `${result.refused.reason}: ${result.refused.message}`;
    this.type(applyRangeEdits(this.text, result.edits));
    return result.focus;
  }

  /** Puts a text in place of the register's. */
  type(text: string): void {
    this.text = text;
    this.version++;
    this.host.change(URI, [{ text }]);
  }
}

/** The lines in which a text differs from another, as `- old` and `+ new`. */
export function diff(before: string, after: string): string[] {
  const a = before.split('\n');
  const b = after.split('\n');
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const out: string[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) out.push(`- ${a[i++]!}`);
    else out.push(`+ ${b[j++]!}`);
  }
  return out;
}
