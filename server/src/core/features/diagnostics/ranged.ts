import type { Settings } from '../../config/settings';
import type { ElsewherePlace } from '../../rules/rule';
import type { Severity } from '../../config/settings';
import { shift } from '../../text/span';
import type { PositionRange } from '../../text/piecedText';
import type { SpecFile } from '../../workspace/specFile';
import { checkFile } from './check';

/** A finding as hosts show it: positions in the file. */
export interface RangedFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: PositionRange;
  readonly related?: readonly ElsewherePlace[];
  readonly quiet: boolean;
  readonly fixable: boolean;
}

/** What the rules on documents and files say about a file. */
export function rangedFindings(file: SpecFile, settings: Settings): RangedFinding[] {
  const offsets = [...file.placed()].map((placed) => placed.offset);
  return checkFile(file, settings).map(({ document, finding }) => {
    const { code, severity, message, span, related, quiet, fixes = [] } = finding;
    const fixable = fixes.length > 0;
    const range = file.rangeOf(shift(span, offsets[document] ?? 0));
    if (!related || related.length === 0) return { code, severity, message, range, quiet, fixable };
    const places = related.map((place) => ({
      uri: file.uri,
      range: file.rangeOf(shift(place.span, offsets[place.document ?? document] ?? 0)),
      message: place.message,
    }));
    return { code, severity, message, range, related: places, quiet, fixable };
  });
}
