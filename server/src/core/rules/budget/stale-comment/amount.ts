/** A length of time as a comment writes it: `43m20s`, `~3m`, `7.2h`, `43 minutes`. */
export interface Amount {
  /** Offsets within the comment. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly seconds: number;
  /** How exact it is: the worth of one in its last digit, in seconds. */
  readonly step: number;
  /** Its units from the longest to the shortest. */
  readonly units: readonly UnitName[];
  readonly style: AmountStyle;
}

export type UnitName = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** How an amount is written, so that another one can be written alike. */
export interface AmountStyle {
  /** The units as words (`minutes`, `min`) or as letters (`m`). */
  readonly word: string | undefined;
  /** What stands between a number and its unit. */
  readonly gap: string;
  /** What stands between two parts. */
  readonly between: string;
  /** True for `43.2 min`: one part with digits behind the point. */
  readonly hasPoint: boolean;
  /** Zeros at the end of a whole number, which an estimate does not mean: 1 for `40m`. */
  readonly zeros: number;
}

const SECONDS: Readonly<Record<UnitName, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  quarter: 7_776_000,
  year: 31_536_000,
};

const SPELLINGS: Readonly<Record<UnitName, string>> = {
  second: 's sec secs second seconds',
  minute: 'm min mins minute minutes',
  hour: 'h hr hrs hour hours',
  day: 'd day days',
  week: 'w wk wks week weeks',
  month: 'M mo mos month months',
  quarter: 'Q quarter quarters',
  year: 'y Y yr yrs year years',
};

const UNIT_OF: ReadonlyMap<string, UnitName> = new Map(
  (Object.keys(SPELLINGS) as UnitName[]).flatMap((unit) => SPELLINGS[unit].split(' ').map((word) => [word, unit])),
);

/** The unit that a word stands for. Single letters count as they are written: `m` is a minute, `M` a month. */
export const unitOf = (word: string): UnitName | undefined =>
  UNIT_OF.get(word) ?? (word.length > 1 ? UNIT_OF.get(word.toLowerCase()) : undefined);

export const secondsOfUnit = (unit: UnitName): number => SECONDS[unit];

const PART = /(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(\s?|-)([A-Za-z]+)(?![A-Za-z])/y;
const BETWEEN = /(?:\s+and\s+|,\s+|\s*)(?=\d)/y;

/** The amount that begins at an offset; undefined where there is none. */
export function amountAt(text: string, at: number): Amount | undefined {
  const units: UnitName[] = [];
  let seconds = 0;
  let end = at;
  let from = at;
  let step = 0;
  let between = '';
  let first: RegExpExecArray | undefined;
  for (;;) {
    const part = match(PART, text, from);
    const unit = part && unitOf(part[3]!);
    const last = units.at(-1);
    if (!part || !unit || (last && !continues(last, unit, text.slice(end, from), part[3]!))) break;
    if (first) between = text.slice(end, from);
    first ??= part;
    const number = part[1]!.replaceAll(',', '');
    units.push(unit);
    seconds += Number(number) * SECONDS[unit];
    step = SECONDS[unit] / 10 ** (number.split('.')[1]?.length ?? 0);
    end = from + part[0].length;
    const gap = match(BETWEEN, text, end);
    if (!gap) break;
    from = end + gap[0].length;
  }
  if (!first) return undefined;
  const isWord = first[3]!.length > 1;
  const style: AmountStyle = {
    word: isWord ? first[3]! : undefined,
    gap: first[2]!,
    between: units.length > 1 ? between : isWord ? ' ' : first[2]!,
    hasPoint: first[1]!.includes('.'),
    zeros: units.length === 1 ? (/[1-9](0+)$/.exec(first[1]!)?.[1]?.length ?? 0) : 0,
  };
  return { start: at, end, text: text.slice(at, end), seconds, step, units, style };
}

const FINER: Readonly<Partial<Record<UnitName, UnitName>>> = { day: 'hour', hour: 'minute', minute: 'second' };

/** True where a part goes on from the one before it: `7h12m`, `7h 12m`, `7 hours, 12 minutes`, but not `28 days, 40m`. */
function continues(last: UnitName, unit: UnitName, between: string, spelling: string): boolean {
  if (between === '') return SECONDS[unit] < SECONDS[last];
  return FINER[last] === unit && (/^\s+$/.test(between) || spelling.length > 1);
}

/** A sticky match at an offset. */
function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
