/** The only door of the core. Hosts import from here. */
export { applyEdits } from './text/edit';
export type { TextEdit } from './text/edit';
export type { Position } from './text/lines';
export type { PositionRange } from './text/piecedText';
export type { Span } from './text/span';
export { DEFAULT_SETTINGS } from './config/settings';
export type { Settings } from './config/settings';
export { RULES } from './generated/rules';
export { SCHEMA_TEXTS } from './generated/schemas';
export { DIALECTS } from './generated/dialects';
export type { Finding, Fix, Rule, RuleMeta, Severity } from './rules/rule';
export { SpecFile } from './workspace/specFile';
export type { TextChange } from './workspace/specFile';
export { mayHoldSpec } from './workspace/specDocument';
export type { SpecDocument, SpecObject } from './workspace/specDocument';
export { checkFile } from './features/diagnostics/check';
