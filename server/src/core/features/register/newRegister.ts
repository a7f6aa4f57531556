import type { Settings } from '../../config/settings';
import { formatTarget, formatWindowShort } from '../../text/format';
import { plainText } from '../../text/markdown';
import type { FolderIndex } from '../../workspace/index';
import { NEW_STYLE } from '../../yaml/change/style';
import type { Value } from '../../yaml/change/change';
import { ValueWriter } from '../../yaml/change/valueText';
import type { BudgetContext } from '../budget/sloBudget';
import { journeyBudget } from '../risks/journeyBudget';
import { nameFrom } from './intents/names';
import { namesOf } from './options';
import type { NewRegister, NewRegisterChoices } from './protocol';
import { USUAL_PROMPT } from './registerView';

/** What a new register starts from. */
export interface NewRegisterInput {
  readonly title: string;
  /** SLOs by name. */
  readonly slos: readonly string[];
  /** In the words of users. */
  readonly journeys?: readonly string[] | undefined;
  readonly today?: string | undefined;
}

const OTHERWISE = 'premortem';

/** The text of a new register, with a journey for each SLO and each journey that is named, and no risk as yet. */
export function newRegister(input: NewRegisterInput, index: FolderIndex, settings: Settings): NewRegister {
  const title = plainText(input.title) || 'Pre-mortem';
  const name = nameFrom(title, OTHERWISE, new Set(index.names('RiskRegister')));
  const today = input.today ?? settings.today;
  const held: Record<string, Value> = today === undefined ? {} : { annotations: { 'ninewise/held-on': today } };
  const document: Record<string, Value> = {
    apiVersion: 'ninewise/v1',
    kind: 'RiskRegister',
    metadata: { name, displayName: title, ...held },
    spec: { prompt: USUAL_PROMPT, reviewEvery: '90d', journeys: journeysOf(input, index), risks: [] },
  };
  return { fileName: `${name}.yaml`, text: new ValueWriter(NEW_STYLE).document(document) };
}

function journeysOf({ slos, journeys = [] }: NewRegisterInput, index: FolderIndex): Value[] {
  const taken = new Set<string>();
  const add = (displayName: string): { readonly name: string; readonly displayName: string } => {
    const name = nameFrom(displayName, 'journey', taken);
    taken.add(name);
    return { name, displayName };
  };
  return [
    ...slos.map((slo) => {
      const called = index.definitions('SLO', slo)[0]?.item.displayName;
      return { ...add(plainText(called ?? slo)), sloRef: slo };
    }),
    ...journeys.flatMap((journey) => (plainText(journey) === '' ? [] : [add(plainText(journey))])),
  ];
}

/** What a folder offers to start a register from. */
export function newRegisterChoices(context: BudgetContext): NewRegisterChoices {
  const slos = namesOf(context.index, 'SLO').map(({ value, detail }) => {
    const budget = journeyBudget(value, context);
    const text = budget ? `${formatTarget(budget.target)} over ${formatWindowShort(budget.window.window)}` : '';
    return { name: value, label: detail ?? value, detail: text };
  });
  const journeys = context.index
    .shared('risk-register')
    .flatMap(({ item }) => item.journeys.flatMap(({ displayName, name }) => displayName?.value ?? name?.value ?? []));
  return { slos, journeys: [...new Set(journeys.map((journey) => plainText(journey)))] };
}
