import type { DurationUnit } from '../../math/duration';
import type { YamlNode } from '../../yaml/tree';
import { valueOf } from '../../yaml/tree';

/** What the versions of OpenSLO since v1 name and write in ways of their own. All else is the same. */
export interface Version {
  /** What stands behind `apiVersion`. */
  readonly apiVersion: string;
  /** The keys that hold the name of another object, and the kinds that it may be of. */
  readonly referenceKeys: Readonly<Record<string, readonly string[]>>;
  /** The keys that the service of an SLO may stand behind, the one to write first. */
  readonly serviceKeys: readonly string[];
  /** The keys of an indicator: in place, and by its name. */
  readonly indicator: string;
  readonly indicatorRef: string;
  /** What former versions called them: an unknown key here, but it says what is measured. */
  readonly formerIndicatorKeys: readonly string[];
  /** The key of the name of a data source. */
  readonly sourceRef: string;
  /** Keys that lead from a metric to what holds that name, and the query behind `spec`. */
  readonly toSource: readonly string[];
  /** What holds the `type` of the data source in place, from what holds its name. */
  sourceOf(holder: YamlNode | undefined): YamlNode | undefined;
  /** The lines of a metric with a query, from a data source in place that is a Prometheus. */
  metric(query: string): readonly string[];
  /** What the prefixes of its snippets end with. */
  readonly snippetSuffix: string;
  /** True where objects have a `displayName`. */
  readonly hasDisplayName: boolean;
  /** True where several objectives may stand on one threshold metric, each with its value. */
  readonly comparesSeveral: boolean;
  /** The units of durations, where the version does not have them all. */
  readonly units?: readonly DurationUnit[];
}

/** What holds the name of the data source of a metric, and the query. */
export const sourceHolder = ({ toSource }: Version, metric: YamlNode | undefined): YamlNode | undefined =>
  toSource.reduce(valueOf, metric);
