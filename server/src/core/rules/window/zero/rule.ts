import type { AlertCondition, AlertPolicy, ObjectModel, SpecDuration } from '../../../model/model';
import type { DocumentRule, Report } from '../../rule';

export const zeroWindow: DocumentRule = {
  scope: 'document',
  on: ['slo', 'alert-policy', 'alert-condition'],
  meta: {
    code: 'window/zero',
    severity: 'error',
    summary: 'A window, a time slice or a lookback of zero length.',
    fixable: false,
  },
  *check(document) {
    for (const object of document.allObjects) yield* zeros(object.model);
  },
};

function* zeros(model: ObjectModel): Iterable<Report> {
  if (model.type === 'alert-condition') yield* ofCondition(model);
  if (model.type === 'alert-policy') yield* ofPolicy(model);
  if (model.type !== 'slo') return;
  if (model.window && !model.window.assumed)
    yield* ifZero(
      model.window.duration,
      (text) =>
        `A window of ${text} has no length, so there is no error budget. Write how long the SLO looks back, for example 28d.`,
    );
  for (const { timeSliceWindow } of model.objectives)
    yield* ifZero(
      timeSliceWindow,
      (text) =>
        `A time slice of ${text} has no length, so no slice can be good or bad and there is no error budget. Write for example 1m.`,
    );
  for (const { inline } of model.alertPolicies) if (inline) yield* ofPolicy(inline);
}

function* ofPolicy(policy: AlertPolicy): Iterable<Report> {
  for (const { inline } of policy.conditions) if (inline) yield* ofCondition(inline);
}

const ofCondition = (condition: AlertCondition): Iterable<Report> =>
  ifZero(
    condition.lookbackWindow,
    (text) =>
      `A lookback window of ${text} has no length, so no burn rate can be measured and the alert never fires. Write for example 1h.`,
  );

function* ifZero(duration: SpecDuration | undefined, message: (text: string) => string): Iterable<Report> {
  if (duration?.seconds === 0) yield { span: duration.span, message: message(duration.text) };
}
