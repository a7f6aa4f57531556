import {
  applyIntent,
  newRegister,
  newRegisterChoices,
  previewIntent,
  registerTree,
  registerView,
  sloSkeleton,
  toCsv,
  toMarkdown,
} from '../../core';
import type { registerProtocol } from '../../core';
import { fileOf } from './feature';
import type { Feature, Scene } from './feature';

type Requests = registerProtocol.RegisterRequests;
type Method = keyof Requests;

/** The requests of the register editor, beside the usual protocol. */
export const registerFeature: Feature = {
  capability: {},
  register: (scene) => {
    registerViews(scene);
    registerFiles(scene);
  },
};

/** Answers a request of the register's protocol. */
function onRequest<M extends Method>(
  { wire }: Scene,
  method: M,
  otherwise: Requests[M]['result'],
  handler: (params: Requests[M]['params']) => Requests[M]['result'],
): void {
  wire.onRequest<Requests[M]['params'], Requests[M]['result']>(method, otherwise, handler);
}

function registerViews(scene: Scene): void {
  const { snapshot, documents, registers } = scene;
  onRequest(scene, 'ninewise/register/view', null, ({ uri, ...choice }) => {
    registers.want();
    return registerView(snapshot(), uri, documents.version(uri) ?? 0, choice) ?? null;
  });
  onRequest(scene, 'ninewise/register/intent', FAILED, ({ uri, version, intent, index }) => {
    const file = fileOf(snapshot(), uri);
    if (!file) return NOT_OPEN;
    return version === documents.version(uri) ? applyIntent(file, intent, index) : STALE;
  });
  onRequest(scene, 'ninewise/register/preview', FAILED, ({ uri, version, intent, ...choice }) =>
    version === documents.version(uri) ? previewIntent(snapshot(), uri, intent, choice) : STALE,
  );
  onRequest(scene, 'ninewise/registers', { registers: [] }, (params) => {
    registers.want();
    return registerTree(snapshot(), params.today);
  });
}

function registerFiles(scene: Scene): void {
  const { snapshot, documents } = scene;
  onRequest(scene, 'ninewise/register/choices', { slos: [], journeys: [] }, ({ uri }) =>
    newRegisterChoices(snapshot().budgetContext(uri)),
  );
  onRequest(scene, 'ninewise/register/new', { fileName: '', text: '' }, ({ uri, ...input }) =>
    newRegister(input, snapshot().index(uri), snapshot().settings(uri)),
  );
  onRequest(scene, 'ninewise/register/export', null, ({ uri, format, ...choice }) => {
    const register = registerView(snapshot(), uri, documents.version(uri) ?? 0, choice)?.register;
    if (!register) return null;
    const base = register.name === '' ? 'register' : register.name;
    return format === 'csv'
      ? { fileName: `${base}.csv`, text: toCsv([register]) }
      : { fileName: `${base}.md`, text: toMarkdown(register) };
  });
  onRequest(scene, 'ninewise/register/sloSkeleton', null, ({ uri, risk, index }) => {
    const file = fileOf(snapshot(), uri);
    return (file && sloSkeleton(file, snapshot().index(uri), risk, index)) ?? null;
  });
}

const refused = (
  reason: registerProtocol.IntentRefusal['reason'],
  message: string,
): { readonly refused: registerProtocol.IntentRefusal } => ({ refused: { reason, message } });

const STALE = refused('stale', 'The text has changed since. Look at it as it is now, and try again.');
const NOT_OPEN = refused('unknown', 'This file is not open.');
const FAILED = refused('unsupported', 'This could not be done; the log of the language server says why.');
