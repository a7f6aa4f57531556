import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import { codeActionFeature } from './features/codeAction';
import { codeLensFeature } from './features/codeLens';
import { completionFeature } from './features/completion';
import { definitionFeature } from './features/definition';
import { documentHighlightFeature } from './features/documentHighlight';
import { documentLinkFeature } from './features/documentLink';
import { documentSymbolFeature } from './features/documentSymbol';
import type { Feature, Scene } from './features/feature';
import { formattingFeature } from './features/formatting';
import { hoverFeature } from './features/hover';
import { inlayHintFeature } from './features/inlayHint';
import { referencesFeature } from './features/references';
import { registerFeature } from './features/register';
import { renameFeature } from './features/rename';
import { semanticTokensFeature } from './features/semanticTokens';
import { whatIfFeature } from './features/whatIf';
import { workspaceSymbolFeature } from './features/workspaceSymbol';

/** Every language feature. Capabilities and handlers are derived from this table. */
const FEATURES: readonly Feature[] = [
  codeActionFeature,
  codeLensFeature,
  completionFeature,
  definitionFeature,
  documentHighlightFeature,
  documentLinkFeature,
  documentSymbolFeature,
  formattingFeature,
  hoverFeature,
  inlayHintFeature,
  referencesFeature,
  registerFeature,
  renameFeature,
  semanticTokensFeature,
  whatIfFeature,
  workspaceSymbolFeature,
];

/** What the server offers. */
export function featureCapabilities(): ServerCapabilities {
  return Object.assign({}, ...FEATURES.map((feature) => feature.capability)) as ServerCapabilities;
}

export function registerFeatures(scene: Scene): void {
  for (const feature of FEATURES) feature.register(scene);
}
