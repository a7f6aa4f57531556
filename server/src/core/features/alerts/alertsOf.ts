import { DIALECTS } from '../../generated/dialects';
import type { AlertSet, BurnRateAlert } from '../../model/alerting';
import type { FolderIndex } from '../../workspace/index';

/** An alert with the file that its numbers stand in; undefined where a tool makes it or the object itself holds it. */
export interface KnownAlert extends BurnRateAlert {
  readonly uri: string | undefined;
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
  return [...written(set, undefined, index, DEEPEST), ...made(set, dialect, windowSeconds, index)];
}

function written(set: AlertSet, uri: string | undefined, index: FolderIndex, depth: number): KnownAlert[] {
  const own = set.alerts.map((alert) => ({ ...alert, uri }));
  if (depth === 0) return own;
  const referred = set.refs.flatMap(({ kind, name }) => {
    const found = index.definitions(kind, name)[0];
    return found?.item.alerts ? written(found.item.alerts, found.uri, index, depth - 1) : [];
  });
  return [...own, ...referred];
}

function made({ groups }: AlertSet, dialect: string, windowSeconds: number, index: FolderIndex): KnownAlert[] {
  const maker = groups.length > 0 ? DIALECTS.find(({ id }) => id === dialect) : undefined;
  if (!maker?.makeAlerts) return [];
  const catalogues = index.shared('alert-windows').map(({ item }) => item);
  return groups
    .filter((group) => !group.disabled)
    .flatMap((group) => maker.makeAlerts?.(group, windowSeconds, catalogues) ?? [])
    .map((alert) => ({ ...alert, uri: undefined }));
}
