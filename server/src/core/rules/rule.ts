import type { SpecDocument } from '../workspace/specDocument';
import type { SpecFile } from '../workspace/specFile';
import type { Settings, Severity } from '../config/settings';
import type { ObjectModel } from '../model/model';
import type { Fix } from '../text/edit';
import type { PositionRange } from '../text/piecedText';
import type { Span } from '../text/span';
import type { FolderIndex } from '../workspace/index';
import type { FileSummary } from '../workspace/summary';

export type RuleGroup =
  | 'schema'
  | 'budget'
  | 'window'
  | 'objective'
  | 'alert'
  | 'cost'
  | 'ceiling'
  | 'risk'
  | 'policy'
  | 'tier'
  | 'maturity'
  | 'owner'
  | 'reference'
  | 'promql'
  | 'compat'
  | 'yaml';

/** What is said about a rule, apart from what it does. */
export interface RuleMeta {
  /** Stable name, also that of its folder. */
  readonly code: `${RuleGroup}/${string}`;
  readonly severity: Severity;
  /** One line for lists of rules. */
  readonly summary: string;
  /** True where the rule offers fixes. */
  readonly fixable: boolean;
  /** A finding of this rule takes the place of schema findings at the same range: it says the same thing better. */
  readonly replacesSchema?: boolean;
  /**
   * A hint about what most files do on purpose. Editors do not mark it: it stands in the hover and among the quick fixes
   * of its place, and in the list of the command line. Settings that raise its severity make it a finding like others.
   */
  readonly quiet?: boolean;
  /** True where a finding says that a tool rejects the file: the name of that tool. */
  readonly rejectedBy?: readonly string[];
}

export interface RelatedPlace {
  /** Index of the document within the file, where it is another one than that of the finding. */
  readonly document?: number;
  /** Offsets are those of the place's own document. */
  readonly span: Span;
  readonly message: string;
}

/** What a rule says about a place. */
export interface Report {
  readonly span: Span;
  /** What is wrong, why it matters, what to do. */
  readonly message: string;
  /** Where it differs from that of the rule. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  /** A finding about something that is absent or misplaced: not to be trusted where the YAML is broken. */
  readonly structural?: boolean;
  /** Tools that reject the file for this reason, where it differs from that of the rule. */
  readonly rejectedBy?: readonly string[];
  /** Set where a finding takes the place of schema findings although its rule does not always. */
  readonly replacesSchema?: boolean;
}

/** A finding: a report together with the rule that made it. Offsets are those of the document. */
export interface Finding extends Report {
  readonly code: string;
  readonly severity: Severity;
  readonly rejectedBy: readonly string[];
  /** See {@link RuleMeta.quiet}. */
  readonly quiet: boolean;
}

/** A rule that looks at one document of a file. Its findings depend on nothing but the document and the settings. */
export interface DocumentRule {
  readonly scope: 'document';
  readonly meta: RuleMeta;
  /** Documents without an object of one of these types are passed over; absent where the rule looks at all. */
  readonly on?: readonly ObjectModel['type'][];
  /** Documents without anything of this are passed over: violations of a schema, problems of the YAML. */
  readonly needs?: 'violations' | 'problems';
  check(document: SpecDocument, settings: Settings): Iterable<Report>;
}

/** A rule that looks at all documents of a file together. It names the document of each report. */
export interface FileRule {
  readonly scope: 'file';
  readonly meta: RuleMeta;
  check(file: SpecFile, settings: Settings): Iterable<Report & { readonly document: number }>;
}

/** A place in another file. */
export interface ElsewherePlace {
  readonly uri: string;
  readonly range: PositionRange;
  readonly message: string;
}

/** A report of a rule on the workspace: ranges are positions in the file, since no text is at hand. */
export interface WorkspaceReport {
  readonly range: PositionRange;
  readonly message: string;
  readonly severity?: Severity;
  readonly related?: readonly ElsewherePlace[];
  /** Changes of this file that mend it; changes of others are made when they are asked for. */
  readonly fixes?: readonly {
    readonly title: string;
    readonly edits: readonly RangeEdit[];
    readonly preferred: boolean;
  }[];
}

export interface RangeEdit {
  readonly range: PositionRange;
  readonly newText: string;
}

/**
 * A rule that measures a file against the other files of its folder. It sees summaries only, so that it can be asked
 * about files that nobody opened. Its findings depend on the file and on what has the names that the file mentions.
 */
export interface WorkspaceRule {
  readonly scope: 'workspace';
  readonly meta: RuleMeta;
  /**
   * `names` where its findings on a file rest on nothing but names, references and the places of these: then it is not asked
   * again while those are the same, which is so for most keystrokes.
   */
  readonly rests?: 'names';
  check(summary: FileSummary, index: FolderIndex, settings: Settings): Iterable<WorkspaceReport>;
}

export type Rule = DocumentRule | FileRule | WorkspaceRule;
