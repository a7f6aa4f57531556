import type { ObjectModel, Reference } from '../model/model';
import type { Sourced, Span } from '../text/span';
import type { MapNode } from '../yaml/tree';

/** A kind of object in a dialect. */
export interface Kind {
  /** The value of the `kind` field, e.g. `SLO`. */
  readonly name: string;
  /** Id of its schema in the package, e.g. `openslo-v1/slo`. */
  readonly schema: string;
  /** What an object of this kind is called in messages. */
  readonly label: string;
  lower(node: MapNode): Lowered;
}

/** What lowering an object gives. */
export interface Lowered {
  readonly model: ObjectModel;
  readonly references: readonly Reference[];
}

/**
 * A spec format. A dialect is a value: it says how to recognise its objects, which schemas they have and how to lower
 * them to the common model. Nothing outside its folder may ask which dialect an object is of.
 */
export interface Dialect {
  readonly id: string;
  readonly label: string;
  /** Names of the tools whose verdict on this format is known, as `.ninewise.yaml` lists them under `compat`. */
  readonly consumers: readonly string[];
  /** Cheap test on the raw text: false means that no object of this dialect can be in it. */
  readonly hint: RegExp;
  /** True where a parsed mapping is an object of this dialect. */
  owns(node: MapNode): boolean;
  readonly kinds: readonly Kind[];
  /** The kind of an object, by whatever field names it. `field` is the place to report an unknown kind at. */
  kindOf(node: MapNode): { readonly kind: Kind | undefined; readonly written: string | undefined; readonly field: Span | undefined };
  /** The name that other objects refer to it by. */
  nameOf(node: MapNode): Sourced<string> | undefined;
  /** What people call it, where the object says so. */
  displayNameOf?(node: MapNode): string | undefined;
  /** What names are unique within, besides the kind: a namespace or a project. Absent where the format has none. */
  scopeOf?(node: MapNode): string | undefined;
}
