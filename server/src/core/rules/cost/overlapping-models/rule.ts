import { identityOf, rankOf } from '../../../features/folder/selection';
import { fileNameOf } from '../../reference/words';
import { rangeOfName, slosOfFile } from '../../slosOfFile';
import type { WorkspaceRule } from '../../rule';

export const costOverlappingModels: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'cost/overlapping-models',
    severity: 'warning',
    summary: 'Several cost models mean one SLO equally well.',
    fixable: false,
  },
  *check(file, index) {
    const models = index.shared('cost-model');
    if (models.length < 2) return;
    for (const each of slosOfFile(file)) {
      const identity = identityOf(each.definition.name, each.slo, index);
      const ranked = models
        .map((model) => ({ model, rank: rankOf(model.item.appliesTo, identity) }))
        .filter(({ rank }) => rank > 0)
        .sort((a, b) => b.rank - a.rank);
      const best = ranked.filter(({ rank }) => rank === ranked[0]?.rank);
      const [first, second] = best;
      if (!first || !second) continue;
      const names = best.map(
        ({ model }) => `"${model.item.name ?? 'without a name'}" in ${fileNameOf(model.uri, file.uri)}`,
      );
      yield {
        range: rangeOfName(each),
        message: `${best.length} cost models apply to "${each.definition.name}" alike: ${names.join(', ')}. The first counts, so money may come from the wrong one. Let each model name its SLOs or services in "appliesTo".`,
      };
    }
  },
};
