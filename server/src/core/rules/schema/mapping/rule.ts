import type { MappedFile } from '../../../model/model';
import { count, shorten } from '../../../schema/words';
import type { DocumentRule } from '../../rule';

export const schemaMapping: DocumentRule = {
  scope: 'document',
  on: ['mapped-file'],
  meta: {
    code: 'schema/mapping',
    severity: 'hint',
    summary: 'A path of a mapping in .ninewise.yaml that leads to nothing in a file that the mapping is for.',
    fixable: false,
  },
  *check(document) {
    for (const { model } of document.objects)
      if (model.type === 'mapped-file')
        for (const miss of model.misses) yield { span: miss.span, message: messageOf(miss) };
  },
};

type Miss = MappedFile['misses'][number];

/** What does not work without it. */
const EFFECTS: Readonly<Record<Miss['what'], string>> = {
  slos: 'so no budget is computed here',
  target: 'so none of them has a budget',
  name: 'so they have no names',
  service: 'so their services are not known',
  window: 'so the default window counts for them',
};

function messageOf({ what, written, among, near }: Miss): string {
  const path = shorten(written);
  const found =
    what === 'slos'
      ? `A mapping in .ninewise.yaml is for this file, and its path to the SLOs, "${path}", leads to nothing in it, ${EFFECTS[what]}.`
      : `The mapping in .ninewise.yaml finds ${count(among, 'SLO')} here, but its path to the ${what}, "${path}", leads to nothing in ${among === 1 ? 'it' : 'any of them'}, ${EFFECTS[what]}.`;
  const guess = near === undefined ? '' : ` Is "${shorten(near)}" meant?`;
  return `${found}${guess} Correct the path, or take the file out of the mapping.`;
}
