import { expect, test } from 'vitest';
import { uriOf, workspaceFixture } from '../harness/workspaceFixture';
import { slo } from '../features/slo';

const REGISTER = `apiVersion: ninewise/v1
kind: RiskRegister
metadata: {name: tickets}
spec:
  journeys: [{name: buy, sloRef: checkout}, {name: refund}]
  risks:
    - id: few
      fear: Some cannot buy
      journeyRef: buy
      estimate: {frequency: {count: 1, per: 365d}, timeToDetect: 1h, timeToRepair: 1h, usersAffected: 0.01}
    - {id: late, fear: Nobody gets the money back, journeyRef: refund}
`;
const condition = (threshold: number): string => `apiVersion: openslo/v1
kind: AlertCondition
metadata: {name: burn}
spec: {severity: page, condition: {kind: burnrate, op: gte, threshold: ${threshold}, lookbackWindow: 1h}}
`;
const POLICY = `apiVersion: openslo/v1
kind: AlertPolicy
metadata: {name: page}
spec: {alertWhenBreaching: true, conditions: [{conditionRef: burn}], notificationTargets: [{targetRef: pager}]}
`;
const CHECKOUT = `${slo({ objectives: '- target: 0.999' })}  alertPolicies: [{alertPolicyRef: page}]\n`;

const codes = (host: ReturnType<typeof workspaceFixture>['host']): string[] =>
  host
    .snapshot()
    .findings(uriOf('r.yaml'))
    .map(({ code }) => code)
    .filter((code) => code.startsWith('risk/no-alert') || code === 'risk/journey-without-slo');

test('a register hears of a condition two names away, and of the first SLO', () => {
  const { host } = workspaceFixture(`//- r.yaml\n${REGISTER}//- c.yaml\n${condition(13.44)}//- p.yaml\n${POLICY}`);
  expect(codes(host)).toEqual([]);
  expect([...host.open(uriOf('s.yaml'), CHECKOUT)]).toContain(uriOf('r.yaml'));
  expect(codes(host).sort()).toEqual(['risk/journey-without-slo', 'risk/no-alert']);
  expect([...host.open(uriOf('c.yaml'), condition(5))]).toContain(uriOf('r.yaml'));
  expect(codes(host)).toEqual(['risk/journey-without-slo']);
});
