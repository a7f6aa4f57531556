import { checkFile, DEFAULT_SETTINGS, FolderIndex, hover, inlayHints, SpecFile } from '../../server/src/core';
import { assess } from '../../server/src/core/math/assess';
import type { JourneyInput } from '../../server/src/core/math/assess';

/** Times of the engine alone, without a protocol: medians of many runs in milliseconds. */

const service = (i: number): string =>
  `apiVersion: openslo/v1\nkind: Service\nmetadata:\n  name: service-${i}\n  labels:\n    team: shop\nspec:\n  description: Service number ${i}\n`;

const slo = (i: number): string =>
  `apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: slo-${i}\nspec:\n  description: Availability of service ${i}\n  service: service-${i}\n  indicator:\n    metadata:\n      name: sli-${i}\n    spec:\n      ratioMetric:\n        counter: true\n        good:\n          metricSource:\n            type: Prometheus\n            spec:\n              query: sum(rate(http_requests_total{job="service-${i}",code!~"5.."}[5m]))\n        total:\n          metricSource:\n            type: Prometheus\n            spec:\n              query: sum(rate(http_requests_total{job="service-${i}"}[5m]))\n  timeWindow:\n    - duration: 28d\n      isRolling: true\n  budgetingMethod: Occurrences\n  objectives:\n    - displayName: Primary\n      target: 0.999\n`;

/** A file of many documents with about this many lines. */
export function manyDocuments(lines: number): string {
  const docs: string[] = [];
  for (let i = 0, n = 0; n < lines; i++) {
    const doc = i % 3 === 0 ? service(i) : slo(i);
    docs.push(doc);
    n += doc.split('\n').length;
  }
  return docs.join('---\n');
}

/** One document with about this many lines: a composite SLO. */
export function oneDocument(lines: number): string {
  const head =
    'apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: everything\nspec:\n  service: shop\n  timeWindow:\n    - duration: 28d\n      isRolling: true\n  budgetingMethod: Occurrences\n  objectives:\n';
  const item = (i: number): string =>
    `    - displayName: Part ${i}\n      target: 0.99\n      indicator:\n        metadata:\n          name: part-${i}\n        spec:\n          ratioMetric:\n            counter: true\n            good:\n              metricSource:\n                type: Prometheus\n                spec:\n                  query: sum(good_${i})\n            total:\n              metricSource:\n                type: Prometheus\n                spec:\n                  query: sum(all_${i})\n`;
  return head + Array.from({ length: Math.ceil(lines / 18) }, (_, i) => item(i)).join('');
}

export interface Timing {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
}

function time(name: string, runs: number, work: (i: number) => void): Timing {
  for (let i = 0; i < Math.min(5, runs); i++) work(i);
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const t = performance.now();
    work(i);
    times.push(performance.now() - t);
  }
  times.sort((a, b) => a - b);
  return { name, p50: times[Math.floor(runs / 2)]!, p95: times[Math.floor(runs * 0.95)]! };
}

/** A keystroke that flips a target in the middle of the file, and the findings after it. */
function keystrokes(name: string, text: string, runs: number): Timing {
  let file = SpecFile.of('file:///bench.yaml', text);
  checkFile(file, DEFAULT_SETTINGS);
  const lines = text.split('\n');
  let line = Math.floor(lines.length / 2);
  while (!/^\s+target: 0\./.test(lines[line]!)) line++;
  const character = lines[line]!.indexOf('0.');
  return time(name, runs, (i) => {
    const range = { start: { line, character }, end: { line, character: character + 1 } };
    file = file.change([{ range, text: String((i + 1) % 2) }]);
    checkFile(file, DEFAULT_SETTINGS);
  });
}

const MINUTE = 60;
const DAY = 86_400;

/** A journey with 200 risks whose times, and for every second the share of users, are ranges. */
const manyRisks: JourneyInput = {
  windowSeconds: 28 * DAY,
  budgetSeconds: 4 * 2419.2,
  risks: Array.from({ length: 200 }, (_, i) => ({
    id: `risk-${i}`,
    frequency: { count: { kind: 'point', value: 1 + (i % 5) }, perSeconds: 365 * DAY },
    timeToDetect: { kind: 'interval', p5: (2 + i / 60) * MINUTE, p95: (20 + i / 60) * MINUTE },
    timeToRepair: { kind: 'pert', low: (10 + i / 60) * MINUTE, mode: 40 * MINUTE, high: 120 * MINUTE },
    usersAffected: i % 2 ? { kind: 'point', value: i / 400 } : { kind: 'interval', p5: 0.01, p95: 0.3 },
  })),
  systemicFactors: [
    { name: 'no playbooks', addTimeToRepair: 5 * MINUTE },
    { name: 'no follow-up', frequencyIncrease: 0.1 },
  ],
};

/** @param smoke few runs, to see that the benchmarks work */
export function inProcess(smoke: boolean): Timing[] {
  const runs = smoke ? 3 : 60;
  const context = { settings: DEFAULT_SETTINGS, index: new FolderIndex() };
  const many = manyDocuments(10_000);
  const file = SpecFile.of('file:///bench.yaml', many);
  checkFile(file, DEFAULT_SETTINGS);
  const at = many.indexOf('target: 0.999', many.length / 2) + 9;
  const view = { start: at - 2000, end: at + 2000 };
  return [
    time(
      'open and check 10,000 lines, many documents',
      smoke ? 2 : 15,
      () => void checkFile(SpecFile.of('file:///x', many), DEFAULT_SETTINGS),
    ),
    keystrokes('keystroke, 1,000 lines, many documents', manyDocuments(1_000), runs),
    keystrokes('keystroke, 10,000 lines, many documents', many, runs),
    keystrokes('keystroke, 50,000 lines, many documents', manyDocuments(50_000), runs),
    keystrokes('keystroke, 10,000 lines, one document', oneDocument(10_000), smoke ? 2 : 20),
    time('hover on a target, 10,000 lines', runs, () => void hover(file, at, context)),
    time('inlay hints of a screen, 10,000 lines', runs, () => void inlayHints(file, view, context)),
    time('200 risks with the chance to exceed the budget', runs, () => void assess(manyRisks)),
  ];
}
