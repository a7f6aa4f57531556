import type { AppliesTo } from '../../model/model';
import type { YamlNode } from '../../yaml/tree';
import { readStrings } from '../read';

/** The selector of a kind of `ninewise/v1`. */
export function lowerAppliesTo(node: YamlNode | undefined): AppliesTo | undefined {
  if (node?.kind !== 'map') return undefined;
  return {
    slos: readStrings(node, 'slos'),
    services: readStrings(node, 'services'),
    tiers: readStrings(node, 'tiers'),
  };
}
