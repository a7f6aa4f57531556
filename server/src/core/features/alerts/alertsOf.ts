import { DIALECTS } from '../../generated/dialects';
import type { AlertGroup, AlertSet, BurnRateAlert } from '../../model/alerting';
import type { FolderIndex } from '../../workspace/index';

/** An alert, and how the SLO comes by it. */
export interface KnownAlert extends BurnRateAlert {
  /** The file that its numbers stand in; undefined where a tool makes it or the SLO itself holds it. */
  readonly uri: string | undefined;
  /** The name in the SLO that leads to it; undefined where the SLO itself holds it. */
  readonly via: AlertSet['refs'][number] | undefined;
  /** The group that the tool makes it for. */
  readonly group: AlertGroup | undefined;
}

/** Policies that lead to policies are not followed further than this. */
const DEEPEST = 4;

/**
 * Every alert on the budget of an SLO: those that it holds, those that it refers to by name in other files of the folder,
 * and those that the tool of its format makes for its window.
 *
 * @param dialect id of the format of the SLO
 */
export function alertsOf(
  set: AlertSet | undefined,
  dialect: string,
  windowSeconds: number,
  index: FolderIndex,
): KnownAlert[] {
  if (!set) return [];
  const own = set.alerts.map((alert) => ({ ...alert, uri: undefined, via: undefined, group: undefined }));
  const referred = set.refs.flatMap((via) =>
    referredTo(via, index, DEEPEST).map((alert) => ({ ...alert, via, group: undefined })),
  );
  return [...own, ...referred, ...made(set, dialect, windowSeconds, index)];
}

type Found = BurnRateAlert & Pick<KnownAlert, 'uri'>;

/** The alerts of what a name leads to, and of what that leads to. */
function referredTo({ kind, name }: AlertSet['refs'][number], index: FolderIndex, depth: number): Found[] {
  const found = index.anyOf(kind, name);
  const set = found?.item.alerts;
  if (!set || depth === 0) return [];
  return [
    ...set.alerts.map((alert) => ({ ...alert, uri: found.uri })),
    ...set.refs.flatMap((ref) => referredTo(ref, index, depth - 1)),
  ];
}

function made({ groups }: AlertSet, dialect: string, windowSeconds: number, index: FolderIndex): KnownAlert[] {
  const maker = groups.length > 0 ? DIALECTS.find(({ id }) => id === dialect) : undefined;
  if (!maker?.makeAlerts) return [];
  const catalogues = index.shared('alert-windows').map(({ item }) => item);
  return groups
    .filter((group) => !group.disabled)
    .flatMap((group) =>
      (maker.makeAlerts?.(group, windowSeconds, catalogues) ?? []).map((alert) => ({
        ...alert,
        uri: undefined,
        via: undefined,
        group,
      })),
    );
}
