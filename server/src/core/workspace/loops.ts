import type { FolderIndex } from './index';
import type { Definition, Use } from './summary';

/** An object on the way of references, and the step that led to it. */
export interface Step {
  readonly kind: string;
  readonly name: string;
  readonly before: Step | undefined;
}

/** So many objects are looked at for one loop at most; what is behind them counts as not there. */
const MOST_STEPS = 1000;

/**
 * Follows references, nearest first, until they lead back to where they began.
 *
 * @param uses the references of `start` to begin with
 * @returns the last step of the shortest way that comes back to `start`
 */
export function wayBack(index: FolderIndex, start: Step, uses: readonly Use[]): Step | undefined {
  for (const step of walk(index, start, uses)) if (isSame(step, start)) return step;
  return undefined;
}

/** What an object leads to, where that leads back to it; nothing where it does not. */
export function loopedWith(index: FolderIndex, { kind, name }: Omit<Step, 'before'>): Step[] {
  const start: Step = { kind, name, before: undefined };
  const steps = [...walk(index, start, index.usesFrom(kind, name))];
  return steps.some((step) => isSame(step, start)) ? steps : [];
}

/** The objects on a loop of references with what has changed: definitions, and references by the objects that they are in. */
export function loopedWithAny(index: FolderIndex, definitions: readonly Definition[], uses: readonly Use[]): Step[] {
  const starts = new Map<string, Definition>();
  for (const definition of [...definitions, ...uses.flatMap(({ from }) => from ?? [])])
    if (index.mayLoop(definition.kind)) starts.set(`${definition.kind} ${definition.name}`, definition);
  return [...starts.values()].flatMap((start) => loopedWith(index, start));
}

const isSame = (a: Step, b: Step): boolean => a.kind === b.kind && a.name === b.name;

/** The objects that an object leads to, nearest first, each once. */
function* walk(index: FolderIndex, start: Step, uses: readonly Use[]): Generator<Step> {
  const seen = new Set<string>();
  const queue = stepsOf(index, start, uses);
  for (let i = 0; i < queue.length && seen.size < MOST_STEPS; i++) {
    const step = queue[i]!;
    const key = `${step.kind} ${step.name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield step;
    queue.push(...stepsOf(index, step, index.usesFrom(step.kind, step.name)));
  }
}

/** The objects that references of one object lead to, each once. Kinds whose references cannot come back are left out. */
function stepsOf(index: FolderIndex, before: Step, uses: readonly Use[]): Step[] {
  return uses.flatMap(({ kinds, name }) =>
    kinds.filter((kind) => index.mayLoop(kind) && index.defines(kind, name)).map((kind) => ({ kind, name, before })),
  );
}
