import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import { codeActionFeature } from './features/codeAction';
import type { Feature, Scene } from './features/feature';
import { hoverFeature } from './features/hover';
import { inlayHintFeature } from './features/inlayHint';

/** Every language feature. Capabilities and handlers are derived from this table. */
const FEATURES: readonly Feature[] = [codeActionFeature, hoverFeature, inlayHintFeature];

/** What the server offers. */
export function featureCapabilities(): ServerCapabilities {
  return Object.assign({}, ...FEATURES.map((feature) => feature.capability)) as ServerCapabilities;
}

export function registerFeatures(scene: Scene): void {
  for (const feature of FEATURES) feature.register(scene);
}
