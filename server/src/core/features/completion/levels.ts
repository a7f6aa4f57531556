import type { PathStep } from '../../yaml/tree';

/** A key of a mapping as its lines show it. */
export interface Entry {
  readonly key: string;
  /** Where the key begins and ends, quotes included. */
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  /** The scalar behind it on the same line, without quotes; empty where there is none. */
  value: string;
  /** True where something stands behind it on the same line. */
  hasValue: boolean;
  /** True where a collection was read behind it. */
  hasChild: boolean;
}

/** A mapping or a list that is open at a place. */
export interface Level {
  kind: 'map' | 'seq';
  /** Column of its keys or dashes; for brackets that of what they stand behind. */
  column: number;
  /** The key or index that leads to it from the level around it; undefined at the root. */
  readonly step: PathStep | undefined;
  readonly isFlow: boolean;
  readonly entries: Entry[];
  /** Of a list the scalars of its items; an empty text where an item is something else. */
  readonly items: string[];
  /** True as long as only an empty line says that it might be there. */
  isTentative: boolean;
}

export const newLevel = (kind: Level['kind'], column: number, step: PathStep | undefined, isFlow = false): Level => ({
  kind,
  column,
  step,
  isFlow,
  entries: [],
  items: [],
  isTentative: false,
});

export const newEntry = (key: string, start: number, end: number, isQuoted: boolean): Entry => ({
  key,
  start,
  end,
  isQuoted,
  value: '',
  hasValue: false,
  hasChild: false,
});

/** The path to the innermost of some levels. */
export const pathOf = (levels: readonly Level[]): PathStep[] =>
  levels.flatMap(({ step }) => (step === undefined ? [] : [step]));

/** The step from a level to what is read next in it, and notes that there is something. */
export function stepInto(level: Level | undefined): PathStep | undefined {
  if (!level) return undefined;
  if (level.kind === 'seq') return Math.max(0, level.items.length - 1);
  const last = level.entries.at(-1);
  if (last) last.hasChild = true;
  return last?.key ?? '';
}

/** The levels that are open while lines are read from above to below. */
export class LevelStack {
  readonly levels: Level[] = [];

  get top(): Level | undefined {
    return this.levels.at(-1);
  }

  /** A dash: a new item of the list at its column, which begins here where there is none. */
  item(column: number): Level {
    this.#settle(column, 'seq');
    while (this.top && this.top.column > column) this.levels.pop();
    let level = this.top;
    if (level?.kind !== 'seq' || level.column !== column) {
      level = newLevel('seq', column, stepInto(level));
      this.levels.push(level);
    }
    level.items.push('');
    return level;
  }

  /** A key: the mapping at its column, which begins here where there is none. */
  mapping(column: number): Level {
    this.#settle(column, 'map');
    while (this.top && (this.top.column > column || (this.top.column === column && this.top.kind === 'seq')))
      this.levels.pop();
    const top = this.top;
    if (top?.column === column) return top;
    const level = newLevel('map', column, stepInto(top));
    this.levels.push(level);
    return level;
  }

  /** A line without content at the cursor: what may begin there. It turns into what the next line shows. */
  tentative(column: number): Level {
    const level = newLevel('map', column, stepInto(this.top));
    level.isTentative = true;
    this.levels.push(level);
    return level;
  }

  /** A tentative level becomes the first collection that is read in its place. */
  #settle(column: number, kind: Level['kind']): void {
    const top = this.top;
    if (!top?.isTentative) return;
    const around = this.levels.at(-2);
    const isInside =
      !around || column > around.column || (kind === 'seq' && column === around.column && around.kind === 'map');
    if (!isInside) return;
    top.isTentative = false;
    top.column = column;
    top.kind = kind;
  }
}
