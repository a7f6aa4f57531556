import type { Settings } from '../../config/settings';
import { PROVIDERS } from '../../dialects/slo-generator-v2/providers';
import type { Needs } from '../../dialects/slo-generator-v2/providers';
import { providerOf } from '../../dialects/slo-generator-v2/queriesOf';
import { readString } from '../../dialects/read';
import type { Sourced } from '../../text/span';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';
import { valueOf } from '../../yaml/tree';
import type { YamlNode } from '../../yaml/tree';

/** What the rules about the tool slo-generator (https://github.com/google/slo-generator) have in common. */

/** The objects that slo-generator reads, and none where its verdict does not matter. */
export const sloGeneratorObjects = (document: SpecDocument, settings: Settings): readonly SpecObject[] =>
  settings.compat.includes('slo-generator')
    ? document.objects.filter(({ dialect }) => dialect.consumers.includes('slo-generator'))
    : [];

/** How an SLO is measured. */
export interface Measured {
  readonly spec: YamlNode;
  /** `prometheus`, one of the providers that slo-generator comes with. */
  readonly provider: string;
  readonly method: Sourced<string>;
  /** The methods of the provider, and what each needs. */
  readonly methods: Readonly<Record<string, Needs>>;
}

/** How the SLOs of a document are measured; those with a backend of one's own are passed over. */
export function* measuredIn(document: SpecDocument, settings: Settings): Iterable<Measured> {
  for (const { node, model } of sloGeneratorObjects(document, settings)) {
    const spec = model.type === 'slo' ? valueOf(node, 'spec') : undefined;
    const method = readString(spec, 'method');
    const provider = providerOf(readString(spec, 'backend')?.value);
    if (!spec || !method || provider === undefined || !Object.hasOwn(PROVIDERS, provider)) continue;
    yield { spec, provider, method, methods: PROVIDERS[provider] ?? {} };
  }
}
