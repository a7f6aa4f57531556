import type { MapNode } from '../../yaml/tree';
import { readString } from '../read';

/**
 * True for an object of `sloth.slok.dev/v1` that is a catalogue of alert windows, be its kind mistyped: Sloth's SLOs as
 * Kubernetes objects have the same version.
 */
export const isCatalogue = (node: MapNode): boolean => /^alert/i.test(readString(node, 'kind')?.value ?? '');
