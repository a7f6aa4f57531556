import type { Journey, Mitigation, Risk, RiskRegister, SystemicFactor, Treatment } from '../../model/riskRegister';
import type { Span } from '../../text/span';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { itemsOf, pairOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { keySpanOf, readDuration, readNumber, readString } from '../read';
import { lowerNumbers, spanOf, textsOf } from './estimate';
import { inRegister } from './references';

/** Lowers kind RiskRegister. */
export function lowerRegister(node: MapNode): Lowered {
  const metadata = valueOf(node, 'metadata');
  const spec = valueOf(node, 'spec');
  const model: RiskRegister = {
    type: 'risk-register',
    name: readString(metadata, 'name'),
    displayName: readString(metadata, 'displayName')?.value,
    head: keySpanOf(node, 'kind') ?? headOf(node),
    span: spanOf(node),
    prompt: readString(spec, 'prompt'),
    owner: readString(spec, 'owner'),
    reviewEvery: readDuration(spec, 'reviewEvery'),
    heldOn: readString(valueOf(metadata, 'annotations'), 'ninewise/held-on')?.value,
    singleRiskThreshold: readNumber(spec, 'singleRiskThreshold'),
    journeys: itemsOf(valueOf(spec, 'journeys')).map(lowerJourney),
    journeysSpan: keySpanOf(spec, 'journeys'),
    risks: itemsOf(valueOf(spec, 'risks')).map(lowerRisk),
    risksSpan: keySpanOf(spec, 'risks'),
    systemicFactors: itemsOf(valueOf(spec, 'systemicFactors')).map(lowerFactor),
    systemicFactorsSpan: keySpanOf(spec, 'systemicFactors'),
  };
  return { model, references: inRegister(spec) };
}

function lowerJourney(node: YamlNode, index: number): Journey {
  const name = readString(node, 'name');
  return {
    index,
    span: spanOf(node),
    head: name?.span ?? headOf(node),
    name,
    displayName: readString(node, 'displayName'),
    sloRef: readString(node, 'sloRef'),
  };
}

function lowerRisk(node: YamlNode, index: number): Risk {
  const id = readString(node, 'id');
  const estimate = pairOf(node, 'estimate');
  return {
    index,
    span: spanOf(node),
    head: id?.span ?? headOf(node),
    id,
    fear: readString(node, 'fear'),
    raisedBy: readString(node, 'raisedBy'),
    votes: readNumber(node, 'votes'),
    journeyRef: readString(node, 'journeyRef'),
    impact: readString(node, 'impact'),
    likelihood: readString(node, 'likelihood'),
    indicatorRefs: textsOf(valueOf(node, 'indicatorRefs')),
    dependencyRef: readString(node, 'dependencyRef'),
    ticket: readString(node, 'ticket'),
    estimate: estimate && lowerNumbers(estimate),
    mitigations: itemsOf(valueOf(node, 'mitigations')).map(lowerMitigation),
    treatment: lowerTreatment(node),
  };
}

function lowerMitigation(node: YamlNode, index: number): Mitigation {
  const name = readString(node, 'name');
  const changes = pairOf(node, 'changes');
  const cost = valueOf(node, 'annualCost');
  const amount = readNumber(cost, 'amount');
  return {
    index,
    span: spanOf(node),
    head: name?.span ?? headOf(node),
    name,
    status: readString(node, 'status'),
    changes: changes && lowerNumbers(changes),
    annualCost: cost && amount && { span: spanOf(cost), amount, currency: readString(cost, 'currency')?.value ?? '' },
    ticket: readString(node, 'ticket'),
  };
}

function lowerTreatment(risk: YamlNode): Treatment | undefined {
  const pair = pairOf(risk, 'treatment');
  if (pair?.value?.kind !== 'map') return undefined;
  return {
    span: spanOf(pair.value),
    keySpan: pair.keySpan,
    strategy: readString(pair.value, 'strategy'),
    owner: readString(pair.value, 'owner'),
    justification: readString(pair.value, 'justification'),
    until: readString(pair.value, 'until'),
  };
}

function lowerFactor(node: YamlNode, index: number): SystemicFactor {
  const name = readString(node, 'name');
  return {
    index,
    span: spanOf(node),
    head: name?.span ?? headOf(node),
    name,
    addTimeToDetect: readDuration(node, 'addTimeToDetect'),
    addTimeToRepair: readDuration(node, 'addTimeToRepair'),
    frequencyIncrease: readNumber(node, 'frequencyIncrease'),
  };
}

/** The first key of a mapping stands for the whole of it. */
const headOf = (node: YamlNode): Span => (node.kind === 'map' && node.pairs[0]?.keySpan) || spanOf(node);
