import type { Settings } from '../../config/settings';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';

/** The objects that sloctl, the tool of Nobl9, applies; none where its verdict does not matter. */
export const sloctlObjects = (document: SpecDocument, settings: Settings): readonly SpecObject[] =>
  settings.compat.includes('sloctl')
    ? document.objects.filter(({ dialect, kind }) => kind && dialect.consumers.includes('sloctl'))
    : [];
