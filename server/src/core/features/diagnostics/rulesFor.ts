import { RULES } from '../../generated/rules';
import type { ObjectModel } from '../../model/model';
import type { DocumentRule } from '../../rules/rule';
import type { SpecDocument } from '../../workspace/specDocument';

type ModelType = ObjectModel['type'];

const DOCUMENT_RULES = RULES.filter((rule): rule is DocumentRule => rule.scope === 'document');

const looksAt = (rule: DocumentRule, types: readonly ModelType[]): boolean =>
  !rule.on || rule.on.some((type) => types.includes(type));

/** Most documents hold one object and nothing is wrong with their form: the rules for these, by the type of the object. */
const FOR_SOUND = new Map(
  DOCUMENT_RULES.flatMap(({ on = [] }) => on).map((type) => [type, soundRules([type])] as const),
);
/** The same for types that no rule asks for. */
const FOR_OTHERS = soundRules([]);

function soundRules(types: readonly ModelType[]): DocumentRule[] {
  return DOCUMENT_RULES.filter((rule) => !rule.needs && looksAt(rule, types));
}

/** The rules that may find something in a document, in their order. */
export function rulesFor(document: SpecDocument): readonly DocumentRule[] {
  const { allObjects, problems } = document;
  const violated = isViolated(document);
  if (!violated && problems.length === 0 && allObjects.length === 1)
    return FOR_SOUND.get(allObjects[0]!.model.type) ?? FOR_OTHERS;
  const types = allObjects.map(({ model }) => model.type);
  return DOCUMENT_RULES.filter(
    (rule) =>
      looksAt(rule, types) &&
      (rule.needs !== 'violations' || violated) &&
      (rule.needs !== 'problems' || problems.length > 0),
  );
}

/** True where a schema is violated; where that cannot be said, the rules that need to know will say so. */
function isViolated(document: SpecDocument): boolean {
  try {
    return document.objects.some((object) => document.violations(object).length > 0);
  } catch {
    return true;
  }
}
