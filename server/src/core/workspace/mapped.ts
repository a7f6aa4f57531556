import { mappingsFor } from '../config/mapping';
import type { Settings } from '../config/settings';
import type { Dialect } from '../dialects/dialect';
import { homeMade } from '../dialects/home-made';
import { mayHoldSpec } from './recognise';

/** The dialects that the mappings of a folder give to one of its files. */
export const mappedDialects = (settings: Settings, uri: string): readonly Dialect[] =>
  mappingsFor(settings, uri).flatMap((mapping) => homeMade(mapping) ?? []);

/** True where a file has to be read: its text may hold a spec, or a mapping of its folder is for it. Cheap. */
export const isToBeRead = (settings: Settings, uri: string, text: string): boolean =>
  mayHoldSpec(text) || mappingsFor(settings, uri).length > 0;
