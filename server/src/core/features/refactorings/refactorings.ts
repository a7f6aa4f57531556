import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpecFile } from '../../workspace/specFile';
import { Unformattable } from '../format/lines';
import { convert } from './convert';
import { extractPart } from './extractPart';
import { inlinePart } from './inlinePart';
import { oneNine } from './oneNine';
import type { Refactoring } from './refactoring';
import { registerActions } from './registerActions';
import { sortObjectives } from './sortObjectives';

/** What can be done with what a span of an open file touches. */
export function refactorings(snapshot: Snapshot, file: SpecFile, within: Span): Refactoring[] {
  if (!file.isSpec) return [];
  const all = [
    registerActions,
    oneNine,
    extractPart,
    inlinePart,
    convert,
    (_: Snapshot, f: SpecFile, span: Span) => sortObjectives(f, span),
  ];
  return all.flatMap((offer) => {
    try {
      return offer(snapshot, file, within);
    } catch (error) {
      // Written in a way that cannot be moved line by line: nothing is offered.
      if (error instanceof Unformattable) return [];
      throw error;
    }
  });
}
