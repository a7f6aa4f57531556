import type { AlertGroup, AlertSet, AlertWindows, BurnRateAlert } from '../model/alerting';
import type { ObjectModel, Reference, Slo } from '../model/model';
import type { Query } from '../model/query';
import type { Sourced, Span } from '../text/span';
import type { MapNode, PathStep, YamlNode } from '../yaml/tree';

/** A kind of object in a dialect. */
export interface Kind {
  /** The value of the `kind` field, e.g. `SLO`. */
  readonly name: string;
  /** The kind that others refer to it as, where it is another than its name: `SLO` for a `ServiceLevelObjective`. */
  readonly referredAs?: string;
  /** Id of its schema in the package, e.g. `openslo-v1/slo`; absent for parts, which the schema of the whole covers. */
  readonly schema?: string;
  /** What an object of this kind is called in messages. */
  readonly label: string;
  /** True where an object of this kind is of use only to others that refer to it. */
  readonly isPart?: boolean;
  /** True where no key of an object says that it is of this kind: what it holds says so. */
  readonly isUnnamed?: boolean;
  /** True where only the tool writes objects of this kind, and nobody begins one. */
  readonly isOutput?: boolean;
  /** True where several objects of one name are alternatives: the tool is told which of them to take. */
  readonly mayRepeat?: boolean;
  lower(node: MapNode): Lowered;
}

/** What others refer to an object of a kind as. */
export const referenceKind = (kind: Omit<Kind, 'lower'>): string => kind.referredAs ?? kind.name;

/** What lowering an object gives. */
export interface Lowered {
  readonly model: ObjectModel;
  readonly references: readonly Reference[];
  /** Its alerts, and those that it leads to. */
  readonly alerts?: AlertSet;
  /** The queries in it. */
  readonly queries?: readonly Query[];
  /** Objects inside of it, e.g. the SLOs of a list. */
  readonly parts?: readonly LoweredPart[];
}

/** An object inside of another. */
export interface LoweredPart extends Omit<Lowered, 'parts'> {
  /** Its kind; one without a schema. */
  readonly kind: Omit<Kind, 'lower'>;
  /** The name that others refer to it by. */
  readonly name: Sourced<string> | undefined;
  /** How that name begins where this is not written in its place: `checkout-` where the whole gives it. */
  readonly namePrefix?: string;
  readonly node: MapNode;
  /** Path from the object that it is in. */
  readonly path: readonly PathStep[];
}

/** A kind of objects inside of others. */
export interface PartKind extends Omit<Kind, 'lower'> {
  /** Name of the kind of the whole. */
  readonly whole?: string;
  /** Path from the whole to the name of a part, with any index: the schema of the whole has the rule for names there. */
  readonly namePath?: readonly PathStep[];
}

/** A whole object to begin with, in the form of an editor's snippet. */
export interface ObjectSnippet {
  /** What is typed to find it. */
  readonly prefix: string;
  readonly description: string;
  /** YAML with placeholders such as `${1:checkout}`; two blanks a level, no line end at its end. */
  readonly body: string;
}

/** A query to begin with, in the form of an editor's snippet. */
export interface QueryTemplate {
  readonly label: string;
  readonly detail: string;
  readonly text: string;
  /** The last keys of the path that it belongs behind. */
  readonly path: readonly string[];
  /** A key further out has to have one of these values, lower case, or be absent; without it any place will do. */
  readonly where?: { readonly key: string; readonly values: readonly string[] };
  /** Keys on the way for which it is the right one; with none it fits all. */
  readonly below: readonly string[];
}

/** How a part of an object is written in place, and how as an object of its own that is referred to by its name. */
export interface PartForm {
  readonly part: 'indicator' | 'alert-policy' | 'alert-condition';
  /** Kind of the object of its own. */
  readonly kind: string;
  /** What that object begins with; what the part holds already is left out. */
  readonly header: readonly (readonly [key: string, value: string])[];
  /** The key that refers to it. */
  readonly refKey: string;
  /** The key that holds it in place; absent where it stands itself in place of what holds the reference. */
  readonly inlineKey?: string;
  /** Keys that only the object of its own has. */
  readonly ownKeys: readonly string[];
}

/** A family of formats, of which each object says by one key which of them it is in: `openslo/v1`, `openslo/v1alpha`. */
export interface Family {
  readonly key: 'apiVersion' | 'version';
  /** Matches what stands behind that key in objects of the family, be it a version that exists, a newer or a mistyped one. */
  readonly pattern: RegExp;
  /** The kind of its objects, where other formats share its versions. */
  readonly kind?: string;
  /** What stands there in objects of this dialect. */
  readonly version: string;
}

/** An SLO of any format, to be written in another: its meaning, and what is known besides. */
export interface SloToWrite {
  /** Names that are not allowed are made allowed. */
  readonly name: string;
  readonly displayName: string | undefined;
  readonly description: string | undefined;
  readonly slo: Slo;
  readonly queries: readonly Query[];
  /** The window that counts, in seconds. */
  readonly windowSeconds: number;
  /** True where the file holds no window. */
  readonly isWindowAssumed: boolean;
}

/** An SLO as it is written in a format. */
export interface WrittenSlo {
  /** One document; undefined where there is no way to write it. */
  readonly text: string | undefined;
  /** What was lost or had to be assumed, in whole sentences. */
  readonly notes: readonly string[];
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
  /** The versions that it is one of. The hint has to match every text with an object of the family. */
  readonly family?: Family;
  /** What its tool fills in before it reads the file, e.g. `${ENV}`: a value with such a part can be anything. */
  readonly placeholder?: RegExp;
  /**
   * The keys that hold the name of another object, or a list of names, and the kinds that they may mean. A key may be the
   * last steps of a way, at most three: `metricSource.name`.
   */
  readonly referenceKeys: Readonly<Record<string, readonly string[]>>;
  /** True where a reference may be the path of a file in place of a name. */
  readonly takesPaths?: boolean;
  /** What its tool does where the name behind a key leads nowhere: a sentence by key, where that is not what one expects. */
  readonly whereUnknown?: Readonly<Record<string, string>>;
  /** Whole objects to begin with, the most usual first. */
  readonly snippets?: readonly ObjectSnippet[];
  /** Queries to begin with. */
  readonly queries?: readonly QueryTemplate[];
  /** Parts that can be taken out of an object and put back. */
  readonly partForms?: readonly PartForm[];
  /**
   * The alerts that its tool makes for an SLO, by group, given the seconds of its window and the catalogues in the folder.
   * Absent where the tool makes none by itself.
   */
  makeAlerts?(group: AlertGroup, windowSeconds: number, catalogues: readonly AlertWindows[]): readonly BurnRateAlert[];
  /** True where a parsed mapping is an object of this dialect. */
  owns(node: MapNode): boolean;
  /** True where its files look as their owners want: they are not formatted. */
  readonly keepsLayout?: boolean;
  /** True where its tool takes a target of 100 %. */
  readonly allowsFullTarget?: boolean;
  readonly kinds: readonly Kind[];
  /** The kinds of parts that are none of {@link kinds}. */
  readonly partKinds?: readonly PartKind[];
  /** The kind of an object, by whatever field names it. `field` is the place to report an unknown kind at. */
  kindOf(node: MapNode): {
    readonly kind: Kind | undefined;
    readonly written: string | undefined;
    readonly field: Span | undefined;
  };
  /** The name that other objects refer to it by. */
  nameOf(node: MapNode): Sourced<string> | undefined;
  /** The keys that lead to that name, `metadata` and `name` where it is left out: the schema has the rule for names there. */
  readonly namePath?: readonly string[];
  /** The labels and annotations of an object, whose keys anybody may choose; those of `metadata` where it is left out. */
  notesOf?(node: MapNode): readonly (YamlNode | undefined)[];
  /** What people call it, where the object says so. */
  displayNameOf?(node: MapNode): string | undefined;
  /** What names are unique within, besides the kind: a namespace or a project. Absent where the format has none. */
  scopeOf?(node: MapNode): string | undefined;
  /**
   * The shortest valid object of a kind and name, to be filled in; ends with a line end. Undefined for other kinds, and for
   * names that its schema does not allow.
   */
  skeleton?(kind: string, name: string): string | undefined;
  /** An SLO of another format in this one. Present in formats that others are converted to. */
  writeSlo?(slo: SloToWrite): WrittenSlo;
}
