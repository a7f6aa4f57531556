import type { Reference } from '../../model/model';
import type { Span } from '../../text/span';
import type { YamlNode } from '../../yaml/tree';
import { itemsOf, valueOf } from '../../yaml/tree';
import { readString } from '../read';

/** The keys that hold names of other objects; a key with a dot is the last steps of the way to it. */
export const REFERENCE_KEYS = {
  service: ['Service'],
  alertPolicies: ['AlertPolicy'],
  slo: ['SLO'],
  project: ['Project'],
  projects: ['Project'],
  projectRef: ['Project'],
  groupRef: ['UserGroup'],
  'metricSource.name': ['Agent', 'Direct'],
  'alertMethods.name': ['AlertMethod'],
  'alertMethods.metadata.name': ['AlertMethod'],
  'alertPolicy.name': ['AlertPolicy'],
  'slos.name': ['SLO'],
  'services.name': ['Service'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Every organization has this project, whether a file says so or not. */
const DEFAULT_PROJECT = 'default';

/** Collects references while an object is lowered. */
export class References {
  readonly list: Reference[] = [];

  /** The name behind a key. */
  add(node: YamlNode | undefined, key: string, ...kinds: string[]): void {
    const name = readString(node, key);
    if (name) this.#push(kinds, name.value, name.span, key);
  }

  /** The names of a list behind a key. */
  addAll(node: YamlNode | undefined, key: string, ...kinds: string[]): void {
    for (const item of itemsOf(valueOf(node, key)))
      if (item.kind === 'scalar' && typeof item.value === 'string')
        this.#push(kinds, item.value, { start: item.start, end: item.end }, key);
  }

  /** The project behind a key, where there may be a file about it. */
  addProject(node: YamlNode | undefined, key = 'project'): void {
    if (readString(node, key)?.value !== DEFAULT_PROJECT) this.add(node, key, 'Project');
  }

  /** An object by its name and project. */
  addProjected(node: YamlNode | undefined, ...kinds: string[]): void {
    this.add(node, 'name', ...kinds);
    this.addProject(node);
  }

  #push(kinds: string[], name: string, span: Span, key: string): void {
    this.list.push({ kinds, name, span, key });
  }
}
