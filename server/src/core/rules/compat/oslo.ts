import type { Settings } from '../../config/settings';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';
import type { YamlNode } from '../../yaml/tree';
import { itemsOf, valueOf } from '../../yaml/tree';
import { objectsReadBy } from './readBy';

/** What the rules about the tool oslo (https://github.com/OpenSLO/oslo) have in common. */

/** The objects that oslo reads, and none where its verdict does not matter. */
export const osloObjects = (document: SpecDocument, settings: Settings): readonly SpecObject[] =>
  objectsReadBy('oslo', document, settings);

/** The nodes at the end of a path such as `spec.objectives[].target`, where `[]` stands for every item of a list. */
export function nodesAt(root: YamlNode, path: string): readonly YamlNode[] {
  return path
    .split('.')
    .reduce<readonly YamlNode[]>((nodes, step) => nodes.flatMap((node) => stepFrom(node, step)), [root]);
}

function stepFrom(node: YamlNode, step: string): readonly YamlNode[] {
  if (step.endsWith('[]')) return itemsOf(valueOf(node, step.slice(0, -2)));
  const value = valueOf(node, step);
  return value ? [value] : [];
}

/** The metadata of an object and of what is written inside of it. */
export const metadataIn = (root: YamlNode): readonly YamlNode[] =>
  HOLDERS.flatMap((path) => nodesAt(root, `${path}metadata`));

const HOLDERS = [
  '',
  'spec.indicator.',
  'spec.sli.',
  'spec.objectives[].indicator.',
  'spec.objectives[].sli.',
  'spec.alertPolicies[].',
  'spec.alertPolicies[].spec.conditions[].',
  'spec.alertPolicies[].spec.notificationTargets[].',
  'spec.conditions[].',
  'spec.notificationTargets[].',
];
