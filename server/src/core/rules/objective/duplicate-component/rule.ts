import type { Component } from '../../../model/model';
import { headOf, slosOf } from '../../places';
import type { DocumentRule } from '../../rule';

export const objectiveDuplicateComponent: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'objective/duplicate-component',
    severity: 'error',
    summary: 'A composite objective that holds the same objective of another SLO twice.',
    fixable: false,
  },
  *check(document) {
    for (const { slo } of slosOf(document))
      for (const { components = [] } of slo.objectives) {
        const seen = new Map<string, Component>();
        for (const component of components) {
          const { scope, slo: name, objective, node } = component;
          if (!name) continue;
          const key = JSON.stringify([scope, name.value, objective]);
          const first = seen.get(key);
          if (first)
            yield {
              span: name.span,
              message: `The objective ${objective ?? ''} of ${name.value} is a component already. A composite holds each objective once, and one that holds it twice is refused. Remove one of the two, and give the other the weight of both.`,
              related: [{ span: first.slo?.span ?? headOf(node), message: 'The first time' }],
            };
          else seen.set(key, component);
        }
      }
  },
};
