import { plainText } from '../../text/markdown';
import type { AssessedJourney, RegisterRisk } from '../risks/assessRegister';
import { counted, perWindowText, shareText } from './figures';
import { labelOf } from './riskView';
import type { BudgetBar, BudgetSegment } from './view';

/** So many risks have a segment of their own; the small ones that are left share one. */
const MOST_RISKS = 60;

/** Room for binary noise where a segment ends just at the end of the budget. */
const NOISE = 1e-9;

interface Part extends Pick<BudgetSegment, 'kind' | 'riskId' | 'band' | 'label'> {
  readonly seconds: number;
}

/** The budget of a journey, and what spends it; null where there is no budget. */
export function budgetBar(
  { budget, total, risks }: AssessedJourney,
  idOf: (risk: RegisterRisk) => string,
): BudgetBar | null {
  if (!budget || !(budget.budgetSeconds > 0)) return null;
  const all = Math.max(budget.budgetSeconds, total.totalBadSeconds);
  const parts = [...riskParts(risks, idOf), ...systemicPart(total)];
  const left = budget.budgetSeconds - total.totalBadSeconds;
  if (left > 0) parts.push({ kind: 'free', riskId: null, band: null, label: 'left for the unknown', seconds: left });
  const budgetEnd = budget.budgetSeconds / all;
  let start = 0;
  const segments = parts.map(({ seconds, ...part }) => {
    const width = Math.min(seconds / all, 1 - start);
    const segment: BudgetSegment = {
      ...part,
      start,
      width,
      isOver: start + width > budgetEnd + NOISE,
      text: `${perWindowText(seconds, budget.window.window)}, ${shareText(seconds / budget.budgetSeconds)} of the budget`,
    };
    start += width;
    return segment;
  });
  return { budgetEnd, segments, label: barLabel(total.totalShare, segments) };
}

function riskParts(risks: readonly RegisterRisk[], idOf: (risk: RegisterRisk) => string): Part[] {
  const known = risks
    .flatMap((risk) => {
      const seconds = risk.cost.badSeconds ?? 0;
      return seconds > 0 ? [{ risk, seconds }] : [];
    })
    .sort((a, b) => b.seconds - a.seconds || a.risk.rank - b.risk.rank);
  const rest = known.slice(MOST_RISKS);
  const parts: Part[] = known.slice(0, MOST_RISKS).map(({ risk, seconds }) => ({
    kind: 'risk',
    riskId: idOf(risk),
    band: risk.cost.band === 'unknown' ? null : risk.cost.band,
    label: labelOf(risk.risk),
    seconds,
  }));
  if (rest.length > 0)
    parts.push({
      kind: 'risk',
      riskId: null,
      band: 'low',
      label: counted(rest.length, 'smaller risk'),
      seconds: rest.reduce((sum, { seconds }) => sum + seconds, 0),
    });
  return parts;
}

function systemicPart({ systemicBadSeconds, systemicFactors }: AssessedJourney['total']): Part[] {
  if (!(systemicBadSeconds > 0)) return [];
  const names = systemicFactors.filter(({ badSeconds }) => (badSeconds ?? 0) > 0).map(({ factor }) => factor.name);
  return [
    { kind: 'systemic', riskId: null, band: null, label: plainText(names.join(', ')), seconds: systemicBadSeconds },
  ];
}

function barLabel(share: number | undefined, segments: readonly BudgetSegment[]): string {
  const spent = segments.filter(({ kind }) => kind !== 'free');
  if (spent.length === 0) return 'No known risk spends this budget.';
  const parts = spent.slice(0, 5).map(({ label, text }) => `${label}: ${text}`);
  const more = spent.length > parts.length ? `; and ${counted(spent.length - parts.length, 'smaller one')}` : '';
  return `${shareText(share ?? 0)} of the budget is spent. ${parts.join('; ')}${more}.`;
}
