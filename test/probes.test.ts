import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFile, DEFAULT_SETTINGS, SpecFile } from '../server/src/core';
import { osloVerdict } from '../server/src/core/features/diagnostics/verdict';

// Edge cases of OpenSLO v1, with the verdict of the OpenSLO SDK on each (verdicts.json, a fact about that tool) and ours
// in the table below: the error codes that we report, and why. The verdict that we predict for oslo must be its own.
const base = path.resolve(__dirname, '../../shared/probes');

interface Ours {
  /** Codes of the findings of severity error; none where the file is valid to us. */
  readonly errors: readonly string[];
  /** Further codes that have to be among the findings. */
  readonly also?: readonly string[];
  readonly why: string;
}

const valid = (why: string, ...also: string[]): Ours => ({ errors: [], also, why });
const wrong = (code: string, why: string, ...also: string[]): Ours => ({ errors: [code], also, why });

const OURS: Readonly<Record<string, Ours>> = {
  '00-base': valid('a plain SLO'),
  '02-empty-objectives': wrong('schema/length', 'objectives are required, and an SLO without one has no budget'),
  '04-target-1': wrong('budget/no-budget', 'a target lies in [0, 1)'),
  '06-targetPercent-0.999': valid('0.999 % lies in [0, 100), though hardly meant'),
  '08-window-0d': wrong('window/zero', 'a duration is a positive number and a unit'),
  '10-window-1-d': wrong('schema/pattern', 'a duration has no white space'),
  '12-window-5m': wrong('schema/pattern', 'a duration has no sign'),
  '14-window-5m28d-rolling-1m-minute-vs-Month': valid(
    'a window of one minute is allowed, though a month was meant',
    'window/minute-not-month',
  ),
  '16-calendar-isRolling-omitted': valid('isRolling counts as false beside a calendar'),
  '18-calendar-date-only': wrong('window/calendar-start', 'startTime is a date with a time'),
  '20-calendar-no-tz': wrong('schema/missing-key', 'a calendar has a time zone'),
  '22-timeslices-numeric-window': valid('a number is minutes by the specification', 'compat/oslo-numeric-slice-window'),
  '24-slice-longer-than-window': wrong('window/slice-longer-than-window', 'a window of 1 h holds no slice of 1 d'),
  '26-timeSliceTarget-with-occurrences': wrong(
    'schema/range',
    'timeSliceTarget lies in (0, 1] wherever it stands',
    'objective/timeslice-fields',
  ),
  '28-threshold-two-objectives': wrong(
    'objective/several-thresholds',
    'the specification allows one objective on a thresholdMetric',
  ),
  '30-indicatorRef-missing-object': valid('the SLI may stand in another file'),
  '32-no-counter': valid('counter is optional'),
  '34-raw-and-total': wrong('schema/choice', 'raw excludes total'),
  '36-composite-one-missing': wrong('objective/indicator-level', 'each objective of a composite needs an indicator'),
  '38-weight-non-composite': wrong('schema/range', 'a weight is above 0 wherever it stands', 'objective/weight'),
  '40-displayName-64': valid('the specification sets no limit', 'compat/oslo-display-name'),
  '42-alertPolicies-string': wrong('schema/type', 'an item is an object with alertPolicyRef or a whole policy'),
  '44-duplicate-target-objectives-same': valid('allowed, though the second adds nothing', 'objective/duplicate'),
  '51-alertpolicy-2-conditions': wrong('schema/length', 'a policy has exactly one condition'),
  '53-alertpolicy-never-alerts': valid('allowed, though nobody is ever told', 'alert/never-alerts'),
  '55-alertcond-no-kind-default-burnrate': valid(
    'kind defaults to burnrate by the specification',
    'compat/oslo-condition-kind',
  ),
  '57-alertcond-string-threshold': wrong('schema/type', 'threshold is a number'),
  '60-service-no-spec': valid('a Service needs no spec'),
  '62-label-int': wrong('schema/type', 'a label value is a string or a list of strings'),
  '70-dup-key': wrong('yaml/duplicate-key', 'YAML forbids the same key twice'),
  '72-doc-error-hides-rest': {
    errors: ['schema/unknown-key', 'schema/pattern'],
    why: 'both documents are wrong; the SDK stops at the first',
  },
  '74-comment-only': valid('no spec at all: nothing to say, though oslo expects an object'),
  '76-anchors': valid('y is the text "y" in YAML 1.2, true in YAML 1.1', 'yaml/ambiguous-scalar'),
  '78-sep-in-block': valid('a --- line ends a block scalar'),
};

const exists = fs.existsSync(path.join(base, 'verdicts.json'));
const verdicts = exists
  ? (JSON.parse(fs.readFileSync(path.join(base, 'verdicts.json'), 'utf8')) as { file: string; oslo: string }[])
  : [];

describe.skipIf(!exists)(`probes of OpenSLO v1${exists ? '' : ` (skipped: ${base} is not there)`}`, () => {
  test('every probe has an entry here', () => {
    const names = fs.readdirSync(base).filter((name) => name.endsWith('.yaml'));
    expect(names.map((name) => path.basename(name, '.yaml')).sort()).toEqual(Object.keys(OURS).sort());
    expect(verdicts.map((verdict) => verdict.file).sort()).toEqual(names.sort());
  });

  test.each(verdicts)('$file', ({ file: name, oslo }) => {
    const file = SpecFile.of(`file:///${name}`, fs.readFileSync(path.join(base, name), 'utf8'));
    const findings = checkFile(file, DEFAULT_SETTINGS).map((placed) => placed.finding);
    const ours = OURS[path.basename(name, '.yaml')];
    const errors = findings.filter((f) => f.severity === 'error').map((f) => f.code);
    expect(errors.sort(), ours?.why).toEqual([...(ours?.errors ?? [])].sort());
    expect(findings.map((f) => f.code)).toEqual(expect.arrayContaining([...(ours?.also ?? [])]));
    expect(osloVerdict(file, findings), 'what oslo says').toBe(oslo);
  });
});
