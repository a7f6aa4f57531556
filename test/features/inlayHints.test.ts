import { describe, expect, test } from 'vitest';
import { inlayHints } from '../../server/src/core';
import type { InlayHint } from '../../server/src/core';
import { workspaceFixture } from '../harness/workspaceFixture';
import { costModel, MONTH_IN_WARSAW, slo } from './slo';

/** VS Code cuts what is longer. */
const LONGEST = 43;

function hintsOf(text: string, model?: string): (InlayHint & { before: string })[] {
  const { host, cursor } = workspaceFixture(
    `//- slo.yaml\n${text}${model === undefined ? '' : `//- cost.yaml closed\n${model}`}`,
  );
  const now = host.snapshot();
  const file = now.openFile(cursor.uri)!;
  const hints = inlayHints(file, { start: 0, end: file.length }, now.budgetContext(cursor.uri));
  return hints.map((hint) => ({ ...hint, before: file.text.slice(0, hint.offset).split(/\s/).at(-1)! }));
}

const labels = (text: string, model?: string): string[] => hintsOf(text, model).map(({ label }) => label);

describe('the hint behind a target', () => {
  const slices = '\n  timeSliceTarget: 0.95\n  timeSliceWindow: 5m';
  const weekly =
    '\n    - duration: 1w\n      isRolling: false\n      calendar: {startTime: 2026-01-05 00:00:00, timeZone: UTC}';
  const cases: Record<string, [source: string, label: string, model?: string]> = {
    'in a rolling window': [slo({ objectives: '- target: 0.999' }), '40m 19s / 28d · next nine 4m 2s ≈ 10x cost'],
    'in percent': [slo({ objectives: '- targetPercent: 99.9' }), '40m 19s / 28d · next nine 4m 2s ≈ 10x cost'],
    'in a calendar month of Warsaw': [
      slo({ window: MONTH_IN_WARSAW, objectives: '- target: 0.995' }),
      '≥ 3h 22m / month · next nine 20m 10s ≈ 10x',
    ],
    'in a calendar week': [
      slo({ window: weekly, objectives: '- target: 0.99' }),
      '1h 41m / week · next nine 10m 5s ≈ 10x cost',
    ],
    'of time slices': [
      slo({ method: 'Timeslices', objectives: `- target: 0.99${slices}` }),
      '6h 43m / 28d · next nine 40m 19s ≈ 10x cost',
    ],
    'with the window of the settings': [
      slo({ window: '', objectives: '- target: 0.999' }),
      '43m 12s / 30d? · next nine 4m 19s ≈ 10x',
    ],
    'with a cost model': [
      slo({ objectives: '- target: 0.999' }),
      '40m 19s / 28d · next nine 4m 2s +€324k/y',
      costModel(),
    ],
    'with a cost model of another multiplier': [
      slo({ objectives: '- target: 0.99' }),
      '6h 43m / 28d · next nine 40m 19s ≈ 4x cost',
      'apiVersion: ninewise/v1\nkind: CostModel\nmetadata: {name: m}\nspec: {currency: EUR, reliabilityCost: {multiplierPerNine: 4}}\n',
    ],
  };

  test.each(Object.entries(cases))('%s', (_, [source, label, model]) => {
    expect(labels(source, model)).toEqual([label]);
    expect(label.length).toBeLessThanOrEqual(LONGEST);
  });

  test('stands right behind each value, also with a comment behind that', () => {
    const hints = hintsOf(slo({ objectives: '- target: 0.99 # a comment\n- target: 0.999' }));
    expect(hints.map(({ before }) => before)).toEqual(['0.99', '0.999']);
  });

  test('is not there where no budget is left, or no target can be read', () => {
    expect(labels(slo({ objectives: '- target: 1.0\n- target: soon\n- displayName: none' }))).toEqual([]);
  });

  test('is only there for what is on the screen', () => {
    const { host, cursor } = workspaceFixture(
      `//- slo.yaml\n${slo({ objectives: '- target: 0.99' })}---\n$0${slo({ name: 'b', objectives: '- target: 0.999' })}`,
    );
    const now = host.snapshot();
    const file = now.openFile(cursor.uri)!;
    const start = file.offsetAt(cursor.position);
    expect(inlayHints(file, { start, end: file.length }, now.budgetContext(cursor.uri))).toHaveLength(1);
    expect(inlayHints(file, { start: 0, end: start }, now.budgetContext(cursor.uri))).toHaveLength(1);
  });

  test.each(['0.5', '0.9', '0.99999', '0.999999999', '0.12345678901234567'])('of %s is never cut', (target) => {
    for (const window of [undefined, MONTH_IN_WARSAW, MONTH_IN_WARSAW.replace('1M', '10Q')])
      for (const label of labels(slo({ objectives: `- target: ${target}`, ...(window ? { window } : {}) })))
        expect(label.length).toBeLessThanOrEqual(LONGEST);
  });

  test('its tooltip says the price and what it is taken from', () => {
    const [hint] = hintsOf(slo({ objectives: '- target: 0.999' }), costModel());
    expect(hint?.tooltip).toContain('Error budget at 99.9 %: 40m 19.2s in 28d.');
    expect(hint?.tooltip).toContain('It costs €324,000 a year more and returns €27,000, by the cost model economics.');
  });
});
