import type { FolderIndex } from '../../workspace/index';
import { IMPACTS, LIKELIHOODS } from '../risks/labels';
import type { RiskRegister } from '../../model/riskRegister';
import { plainText } from '../../text/markdown';
import { handlesOf } from './handles';
import type { Basis, Impact, Likelihood, Option, OptionsView, Status, Strategy } from './words';

const option = <T extends string>(value: T, label: string, detail: string | null): Option<T> => ({
  value,
  label,
  detail,
});

const IMPACT_DETAILS: Readonly<Record<Impact, string>> = {
  minimal: 'Hardly anybody notices',
  minor: 'Some users are annoyed',
  moderate: 'Many users have to try again',
  major: 'Many users cannot do what they came for',
  catastrophic: 'Nobody can, or trust is lost',
};

const LIKELIHOOD_DETAILS: Readonly<Record<Likelihood, string>> = {
  rare: 'Less than once in years',
  unlikely: 'About once a year',
  possible: 'Some times a year',
  likely: 'About every month',
  'almost-certain': 'Every week or more often',
};

const words = (value: string): string => value.replaceAll('-', ' ');

export const IMPACT_OPTIONS: readonly Option<Impact>[] = IMPACTS.map((value) =>
  option(value, value, IMPACT_DETAILS[value]),
);

export const LIKELIHOOD_OPTIONS: readonly Option<Likelihood>[] = LIKELIHOODS.map((value) =>
  option(value, words(value), LIKELIHOOD_DETAILS[value]),
);

export const STRATEGY_OPTIONS: readonly Option<Strategy>[] = [
  option('mitigate', 'mitigate', 'Make it smaller'),
  option('accept', 'accept', 'Live with it until a date'),
  option('avoid', 'avoid', 'Stop doing what causes it'),
  option('transfer', 'transfer', 'Somebody else bears it'),
];

export const STATUS_OPTIONS: readonly Option<Status>[] = [
  option('planned', 'planned', 'Not there yet'),
  option('done', 'done', 'Works in production'),
];

export const BASIS_OPTIONS: readonly Option<Basis>[] = [
  option('guess', 'guess', 'Somebody had to say a number'),
  option('expert', 'expert', 'Somebody who knows said it'),
  option('evidence', 'evidence', 'Incidents or measurements say it'),
];

/** The option of a value as written; null where it is none of them. */
export const optionOf = <T extends string>(
  options: readonly Option<T>[],
  value: string | undefined,
): Option<T> | null => options.find((each) => each.value === value) ?? null;

const ROLES: readonly string[] = ['product', 'design', 'engineering', 'operations', 'support', 'sales', 'security'];

/** So many SLOs and SLIs are offered; who has more types the name. */
const MOST_NAMES = 1_000;

export function optionsOf(register: RiskRegister, index: FolderIndex): OptionsView {
  const own = register.risks.flatMap(({ raisedBy }) => raisedBy?.value ?? []);
  const handles = handlesOf(register);
  return {
    impacts: IMPACT_OPTIONS,
    likelihoods: LIKELIHOOD_OPTIONS,
    strategies: STRATEGY_OPTIONS,
    statuses: STATUS_OPTIONS,
    bases: BASIS_OPTIONS,
    roles: [...new Set([...own, ...ROLES])].slice(0, MOST_NAMES),
    slos: namesOf(index, 'SLO'),
    slis: namesOf(index, 'SLI'),
    journeys: register.journeys.map(({ index: i, displayName, name }) =>
      option(handles.journeys[i]!, plainText(displayName?.value ?? name?.value ?? ''), name?.value ?? null),
    ),
  };
}

/** The names of the objects of a kind, with what people call them. */
export function namesOf(index: FolderIndex, kind: string): Option[] {
  return [...index.names(kind)]
    .sort()
    .slice(0, MOST_NAMES)
    .map((name) => {
      const displayName = index.definitions(kind, name)[0]?.item.displayName;
      return option(name, name, displayName === undefined ? null : plainText(displayName));
    });
}
