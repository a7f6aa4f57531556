import { counted } from '../../../features/register/figures';
import { rangeOf, registersOfFile, titleOf } from '../assessed';
import type { WorkspaceRule } from '../../rule';

export const riskJourneyWithoutSlo: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'risk/journey-without-slo',
    severity: 'warning',
    summary: 'A journey that no SLO stands for, where the folder has SLOs.',
    fixable: false,
  },
  *check(file, index, settings) {
    if (!index.holds('SLO')) return;
    for (const found of registersOfFile(file, index, settings))
      for (const journey of found.assessment.journeys)
        if (!journey.journey.sloRef)
          yield {
            range: rangeOf(found, journey.journey.head),
            message: `The journey "${titleOf(journey)}" has no SLO, so its ${counted(journey.risks.length, 'risk')} can be held against no budget, and nobody is told when users cannot do it. Name one in "sloRef", or write one: code actions on a risk make a skeleton of it.`,
          };
  },
};
