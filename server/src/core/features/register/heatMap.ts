import type { RegisterRisk } from '../risks/assessRegister';
import { hasBothLabels, heatOf } from '../risks/labels';
import { counted } from './figures';
import { IMPACT_OPTIONS, LIKELIHOOD_OPTIONS } from './options';
import type { HeatMapView } from './view';

/** From which heat on a place is how hot, 1 to 4. */
const STEPS = [3, 5, 10, 16];

/** Risks by impact and likelihood, those in one place by rank. */
export function heatMap(ranking: readonly RegisterRisk[], idOf: (risk: RegisterRisk) => string): HeatMapView {
  const ids = new Map<number, string[]>();
  const unplaced: string[] = [];
  for (const risk of ranking) {
    const { impact, likelihood } = risk.labels;
    const place = impact * LIKELIHOOD_OPTIONS.length + likelihood;
    if (!hasBothLabels(risk.labels)) unplaced.push(idOf(risk));
    else if (ids.has(place)) ids.get(place)!.push(idOf(risk));
    else ids.set(place, [idOf(risk)]);
  }
  const impacts = [...IMPACT_OPTIONS].reverse();
  return {
    impacts,
    likelihoods: LIKELIHOOD_OPTIONS,
    cells: impacts.flatMap((impact, row) =>
      LIKELIHOOD_OPTIONS.map((likelihood, column) => {
        const i = IMPACT_OPTIONS.length - 1 - row;
        const riskIds = ids.get(i * LIKELIHOOD_OPTIONS.length + column) ?? [];
        const heat = heatOf({ impact: i, likelihood: column });
        return {
          impact: impact.value,
          likelihood: likelihood.value,
          heat: STEPS.filter((step) => heat >= step).length,
          riskIds,
          label: `${impact.label}, ${likelihood.label}: ${counted(riskIds.length, 'fear')}`,
        };
      }),
    ),
    unplaced,
  };
}
