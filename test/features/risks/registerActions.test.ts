import { describe, expect, test } from 'vitest';
import { applyEdits, DEFAULT_SETTINGS, Host, refactorings } from '../../../server/src/core';
import type { Snapshot } from '../../../server/src/core';
import { CHECKOUT, REGISTER } from '../register/fixtures';

const URI = 'file:///ws/r.yaml';

function scene(text = REGISTER, others: Record<string, string> = { 's.yaml': CHECKOUT }, today?: string): Snapshot {
  const host = new Host();
  host.setFolders([{ uri: 'file:///ws', settings: { ...DEFAULT_SETTINGS, ...(today ? { today } : {}) } }]);
  host.openAll(
    new Map([[URI, text], ...Object.entries(others).map(([path, each]) => [`file:///ws/${path}`, each] as const)]),
  );
  return host.snapshot();
}

/** What is offered at a text, and what the file is after it. */
function actionsAt(place: string, snapshot: Snapshot, text = REGISTER): Map<string, string> {
  const at = text.indexOf(place);
  expect(at).toBeGreaterThanOrEqual(0);
  const span = { start: at, end: at };
  const offered = refactorings(snapshot, snapshot.openFile(URI)!, span);
  return new Map(offered.map(({ title, edits }) => [title, applyEdits(text, edits.get(URI) ?? [])]));
}

describe('actions on a risk', () => {
  test('measure it by the indicator of its SLO', () => {
    const text = actionsAt('provider-down', scene()).get('Measure this risk by orders');
    expect(text).toContain('dependencyRef: resource:default/provider');
    expect(text).toMatch(/- id: provider-down[\s\S]*indicatorRefs:\s*(?:\[orders\]|- orders)[\s\S]*systemicFactors/);
    expect([...actionsAt('bad-release', scene()).keys()].join()).not.toContain('orders');
  });

  test('accept it with all that an acceptance needs, where the day is known', () => {
    const title = 'Accept this risk until 2027-02-20: owner and reason to be filled in';
    const text = actionsAt('bad-release', scene(REGISTER, {}, '2026-11-20')).get(title);
    expect(text).toContain('strategy: accept');
    expect(text).toContain('until: 2027-02-20');
    expect(text).toContain('owner: group:default/tickets');
    expect([...actionsAt('bad-release', scene()).keys()].join()).not.toContain('Accept');
    expect([...actionsAt('provider-down', scene(REGISTER, {}, '2026-11-20')).keys()].join()).not.toContain('Accept');
  });

  test('write an SLO about it behind the register', () => {
    const title = 'Write an SLO with its indicator about this fear, in this file';
    const text = actionsAt('Customers reach', scene()).get(title);
    expect(text?.startsWith(REGISTER)).toBe(true);
    expect(text?.slice(REGISTER.length)).toMatch(
      /^---\napiVersion: openslo\/v1\nkind: SLO\nmetadata:\n {2}name: customers-reach/,
    );
  });

  test('make a range of a single duration', () => {
    const text = actionsAt('30m\n', scene()).get('Make a range of timeToDetect: 15m to 60m, to be corrected');
    expect(text).toContain('timeToDetect: { p5: 15m, p95: 60m }\n        timeToRepair: 90m');
    expect([...actionsAt('{p5: 2m', scene()).keys()]).toEqual([]);
  });

  test('are not offered elsewhere', () => {
    expect([...actionsAt('reviewEvery', scene()).keys()]).toEqual([]);
    expect([...actionsAt('Buy a ticket', scene()).keys()]).toEqual([]);
  });
});
