import type { SharedModel } from '../model/model';
import type { Changes } from './changes';
import type { Definition } from './summary';

/**
 * The files of registers whose risks are held against what alerts would see. A condition stands behind a policy, and this
 * behind the SLO that a journey names, so that no register mentions it itself.
 *
 * @param shared the models that others are measured against, by file
 * @param definitions those that are new, gone or of another meaning
 * @param sloCount how many names of SLOs there are: whether there are any matters to journeys without one
 */
export function concernedRegisters(
  shared: ReadonlyMap<string, readonly SharedModel[]>,
  definitions: readonly Definition[],
  { gone, come }: Changes,
  sloCount: number,
): string[] {
  const isAlert = definitions.some(({ alerts, slo }) => alerts !== undefined && slo === undefined);
  const isFirst = sloCount <= 1 && definitions.some(({ kind }) => kind === 'SLO');
  const isCatalogue = [...gone, ...come].some(({ summary }) =>
    summary.shared.some(({ type }) => type === 'alert-windows'),
  );
  if (!isAlert && !isFirst && !isCatalogue) return [];
  return [...shared].flatMap(([uri, models]) => (models.some(({ type }) => type === 'risk-register') ? [uri] : []));
}
