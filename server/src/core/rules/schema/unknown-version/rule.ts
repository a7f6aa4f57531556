import { both, shorten } from '../../../schema/words';
import { nearest } from '../../../text/nearest';
import type { SpecDocument } from '../../../workspace/specDocument';
import type { Stranger } from '../../../workspace/strangers';
import { rewrite } from '../../budget/words';
import type { DocumentRule, Report } from '../../rule';

export const schemaUnknownVersion: DocumentRule = {
  scope: 'document',
  meta: {
    code: 'schema/unknown-version',
    severity: 'warning',
    summary: 'An object of a known format in a version that is not known.',
    fixable: true,
  },
  *check(document) {
    for (const stranger of document.strangers) yield report(document, stranger);
  },
};

/** A version that is not known may be newer than this reader; one that differs from a known one in case only is a slip. */
function report(document: SpecDocument, { written, span, family }: Stranger): Report {
  const known = family.flatMap((dialect) => dialect.family?.version ?? []);
  const near = known.find((version) => versionIn(version) === versionIn(written)) ?? nearest(written, known);
  const isSlip = near !== undefined && near.toLowerCase() === written.trim().toLowerCase();
  const guess = isSlip
    ? ` Case and blanks matter: write ${near}.`
    : near === undefined
      ? ''
      : ` Did you mean "${near}"?`;
  const versions = `Only ${both(known)} ${known.length === 1 ? 'is' : 'are'}`;
  const title = `Change to "${near ?? ''}"`;
  return {
    span,
    message: `"${shorten(written)}" is no version that is known, so nothing in this object is read or checked.${guess} ${versions} read.`,
    ...(isSlip ? { severity: 'error' as const } : {}),
    fixes: near === undefined ? [] : [rewrite(document, span, near, { title, preferred: isSlip })],
    rejectedBy: family.some((dialect) => dialect.consumers.includes('oslo')) ? ['oslo'] : [],
  };
}

/** What stands behind the name of a family: some formats change that name from one version to the next. */
const versionIn = (text: string): string => text.slice(text.lastIndexOf('/') + 1);
