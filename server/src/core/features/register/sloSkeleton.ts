import { DIALECTS } from '../../generated/dialects';
import { plainText } from '../../text/markdown';
import type { FolderIndex } from '../../workspace/index';
import type { SpecFile } from '../../workspace/specFile';
import { handlesOf } from './handles';
import { nameFrom } from './intents/names';
import type { Exported } from './protocol';
import { registersIn } from './registers';

/**
 * A file with an SLO and its indicator to be filled in, about what a risk fears; undefined where there is no such risk.
 *
 * @param id that of the risk's view
 */
export function sloSkeleton(file: SpecFile, index: FolderIndex, id: string, which = 0): Exported | undefined {
  const register = registersIn(file)[which]?.register;
  const risk = register?.risks[handlesOf(register).risks.indexOf(id)];
  if (!risk) return undefined;
  const fear = plainText(risk.fear?.value ?? '');
  const taken = new Set([...index.names('SLO'), ...index.names('SLI')]);
  const name = nameFrom(fear, 'indicator', taken);
  for (const dialect of DIALECTS) {
    const text = dialect.skeleton?.('SLO', name);
    if (text !== undefined) return { fileName: `${name}.yaml`, text: `# What users fear: ${fear}\n${text}` };
  }
  return undefined;
}
