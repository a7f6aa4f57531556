import type { Settings } from '../../config/settings';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';

/** The objects of a known kind that a tool reads, and none where its verdict does not matter. */
export const objectsReadBy = (tool: string, document: SpecDocument, { compat }: Settings): readonly SpecObject[] =>
  compat.includes(tool) ? document.objects.filter(({ dialect, kind }) => kind && dialect.consumers.includes(tool)) : [];
