import type { Intent } from '../../../server/src/core/features/register/intent';

/** A register as plain keys and values. */
export interface Plain {
  [key: string]: unknown;
}
type Spec = Plain & { journeys?: Plain[]; risks?: Plain[]; systemicFactors?: Plain[] };

/**
 * What an intent means, said once more and in another way than the planners do: it changes a copy of the plain register.
 * Undefined where it does not say what the outcome is: how names are made, and what a typed number is, is tested by
 * examples.
 *
 * @param focus what the real thing says that the view looks at: the name of what was made
 */
export function meant(register: Plain, intent: Intent, focus: string | null): Plain | undefined {
  const out = structuredClone(register);
  const spec = (out['spec'] ??= {}) as Spec;
  const has = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
  const byHandle = (list: Plain[] | undefined, key: string, handle: string): Plain => {
    const same = (list ?? []).filter((item) => item[key] === handle);
    return same.length === 1 ? same[0]! : list![Number(handle.slice(1))]!;
  };
  const risk = (): Plain => byHandle(spec.risks, 'id', (intent as { risk: string }).risk);
  const journey = (): Plain => byHandle(spec.journeys, 'name', (intent as { journey: string }).journey);
  const put = (holder: Plain, key: string, text: string | null | undefined): void => {
    if (text === null || text?.trim() === '') Reflect.deleteProperty(holder, key);
    else if (text !== undefined) holder[key] = text.trim();
  };
  const list = (holder: Plain, key: string): Plain[] => {
    const items = (holder[key] ?? []) as Plain[];
    holder[key] = items;
    return items;
  };
  const drop = (holder: Plain, key: string, index: number): void => {
    const items = list(holder, key);
    items.splice(index, 1);
    if (items.length === 0 && key !== 'risks') Reflect.deleteProperty(holder, key);
  };
  const shift = (items: Plain[], item: Plain, before: Plain | undefined): void => {
    if (item === before) return;
    items.splice(items.indexOf(item), 1);
    items.splice(before ? items.indexOf(before) : items.length, 0, item);
  };
  switch (intent.type) {
    case 'addFear': {
      const made: Plain = { id: focus, fear: intent.fear.trim() };
      put(made, 'raisedBy', intent.role ?? undefined);
      if (has(intent.journey)) made['journeyRef'] = byHandle(spec.journeys, 'name', intent.journey)['name'];
      list(spec, 'risks').push(made);
      return out;
    }
    case 'editFear':
      risk()['fear'] = intent.fear.trim();
      return out;
    case 'setRole':
      put(risk(), 'raisedBy', intent.role);
      return out;
    case 'removeRisk':
      drop(spec, 'risks', spec.risks!.indexOf(risk()));
      return out;
    case 'moveRisk':
      shift(spec.risks!, risk(), intent.before === null ? undefined : byHandle(spec.risks, 'id', intent.before));
      return out;
    case 'setPrompt':
      put(spec, 'prompt', intent.prompt);
      return out;
    case 'setJourney':
      put(risk(), 'journeyRef', intent.journey);
      return out;
    case 'addJourney': {
      const made: Plain = { name: focus, displayName: intent.displayName.trim() };
      put(made, 'sloRef', intent.slo ?? undefined);
      list(spec, 'journeys').push(made);
      return out;
    }
    case 'setJourneyTitle':
      put(journey(), 'displayName', intent.displayName);
      return out;
    case 'renameJourney':
    case 'removeJourney': {
      const it = journey();
      const isUnique = spec.journeys!.filter(({ name }) => name === it['name']).length === 1;
      for (const each of spec.risks ?? [])
        if (isUnique && each['journeyRef'] === it['name'] && has(it['name']))
          put(each, 'journeyRef', intent.type === 'renameJourney' ? intent.name : null);
      if (intent.type === 'renameJourney') it['name'] = intent.name;
      else drop(spec, 'journeys', spec.journeys!.indexOf(it));
      return out;
    }
    case 'moveJourney':
      shift(
        spec.journeys!,
        journey(),
        intent.before === null ? undefined : byHandle(spec.journeys, 'name', intent.before),
      );
      return out;
    case 'setJourneySlo':
      put(journey(), 'sloRef', intent.slo);
      return out;
    case 'rank':
      put(risk(), 'impact', intent.impact);
      put(risk(), 'likelihood', intent.likelihood);
      return out;
    case 'vote': {
      const before = (risk()['votes'] as number | undefined) ?? 0;
      if (before + intent.by >= 0) risk()['votes'] = before + intent.by;
      return out;
    }
    case 'addMitigation':
      list(risk(), 'mitigations').push({ name: intent.name.trim(), status: 'planned' });
      return out;
    case 'setMitigationStatus':
      put((risk()['mitigations'] as Plain[])[intent.mitigation]!, 'status', intent.status);
      return out;
    case 'removeMitigation':
      drop(risk(), 'mitigations', intent.mitigation);
      return out;
    case 'addIndicator':
    case 'removeIndicator': {
      const names = (risk()['indicatorRefs'] as string[] | undefined) ?? [];
      const left = names.filter((name) => name !== intent.indicator);
      const isThere = left.length < names.length;
      if (intent.type === 'addIndicator' ? isThere : !isThere) return out;
      const after = intent.type === 'addIndicator' ? [...names, intent.indicator] : left;
      if (after.length > 0) risk()['indicatorRefs'] = after;
      else Reflect.deleteProperty(risk(), 'indicatorRefs');
      return out;
    }
    case 'setTicket':
      put(risk(), 'ticket', intent.ticket);
      return out;
    case 'accept':
      risk()['treatment'] = {
        ...(risk()['treatment'] as object | undefined),
        strategy: 'accept',
        owner: intent.owner,
        justification: intent.justification,
        until: intent.until,
      };
      return out;
    case 'addSystemicFactor':
      list(spec, 'systemicFactors').push({ name: intent.name.trim() });
      return out;
    case 'removeSystemicFactor':
      drop(spec, 'systemicFactors', intent.factor);
      return out;
    case 'setEstimate':
    case 'clearEstimate':
    case 'setBasis':
    case 'setIncidents':
    case 'editMitigation':
    case 'setMitigationChange':
    case 'clearMitigationChange':
    case 'setDependency':
    case 'setTreatment':
    case 'setOwner':
    case 'setReviewEvery':
    case 'editSystemicFactor':
      return undefined;
  }
}
