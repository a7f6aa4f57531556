import type { Finding } from '../../rules/rule';
import type { SpecDocument } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';

export type Verdict = 'accepts' | 'rejects';

/**
 * What the tool oslo says about a whole file: it rejects a file for anything that it rejects in one of its objects, and
 * for anything in it that is no object of a format it reads, be it only a document of comments.
 *
 * @param findings those of the file, made with every rule on and oslo among the tools whose verdict matters
 */
export function osloVerdict(file: SpecFile, findings: readonly Finding[]): Verdict {
  if (findings.some((finding) => finding.rejectedBy.includes('oslo'))) return 'rejects';
  const objects = file.documents.flatMap((document) => document.objects);
  if (objects.length === 0 || objects.some((object) => !object.dialect.consumers.includes('oslo'))) return 'rejects';
  return file.documents.every(holdsOnlyObjects) ? 'accepts' : 'rejects';
}

function holdsOnlyObjects({ text, root, objects }: SpecDocument): boolean {
  if (objects.length === 0) return text.replace(/^(?:---|\.\.\.)(?=\s|$).*/gm, '').trim() === '';
  return root?.kind !== 'seq' || root.items.length === objects.length;
}
