import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { parseYaml } from '../../server/src/core/yaml/parse';
import type { Intent, RegisterView } from '../../server/src/core/features/register/protocol';
import type { ToView } from '../../client/src/webview/messages';
import { delays, readOnly } from './fakeVscode';
import { Desk } from './host';
import { REGISTER, SLOS } from './texts';

/** A view that keeps what it was told, as the page does. */
class View {
  shown: RegisterView | null = null;
  answers: Extract<ToView, { type: 'answer' }>[] = [];
  missed: readonly number[] = [];
  nextId = 1;
  readonly #desk: ReturnType<Desk['open']>;

  constructor(
    desk: Desk,
    readonly session: string,
  ) {
    this.#desk = desk.open((message) => this.#hear(message));
    this.ready([]);
  }

  ready(unanswered: readonly number[]): void {
    this.#desk.take({ type: 'ready', session: this.session, unanswered });
  }

  close(): void {
    this.#desk.close();
  }

  send(intent: Intent, id = this.nextId++): number {
    this.#desk.take({ type: 'intent', id, version: this.shown?.version ?? 0, intent });
    return id;
  }

  #hear(message: ToView): void {
    if (message.type === 'view') this.shown = message.view;
    else if (message.type === 'answer') this.answers.push(message);
    else if (message.type === 'missed') this.missed = message.ids;
  }
}

/** Waits until nothing is under way. */
async function settle(desk: Desk, views: readonly View[]): Promise<void> {
  await vi.waitFor(
    () => {
      for (const view of views) {
        expect(view.answers.length).toBe(view.nextId - 1);
        expect(view.shown?.version).toBe(desk.document.version);
      }
    },
    { timeout: 10_000, interval: 2 },
  );
}

const fears = (view: View): readonly string[] => (view.shown?.register?.risks ?? []).map((risk) => risk.fear);
const comments = (text: string): string[] => [...text.matchAll(/#.*$/gm)].map((match) => match[0]);

afterEach(() => {
  delays.edit = () => 0;
  readOnly.clear();
});

test('fifty fears as fast as they come: none lost, none twice, in order, one step to undo each', async () => {
  const desk = new Desk(REGISTER, SLOS);
  const view = new View(desk, 'a');
  await settle(desk, [view]);
  const before = fears(view);
  const said = Array.from({ length: 50 }, (_, i) => `Fear ${i}`);
  for (const fear of said) view.send({ type: 'addFear', fear });
  await settle(desk, [view]);
  expect(fears(view)).toEqual([...before, ...said]);
  expect(desk.document.undoSteps).toBe(50);
  for (let step = 0; step < 50; step++) desk.document.undo();
  expect(desk.document.getText()).toBe(REGISTER);
});

test('a fear that is said while somebody types in the text is neither lost nor twice', async () => {
  const desk = new Desk(REGISTER, SLOS);
  const view = new View(desk, 'a');
  await settle(desk, [view]);
  delays.edit = () => 3;
  for (let i = 0; i < 20; i++) {
    view.send({ type: 'addFear', fear: `Fear ${i}` });
    await new Promise((resolve) => setTimeout(resolve, 2));
    desk.document.type(`${desk.document.getText()}# ${i}\n`);
  }
  await settle(desk, [view]);
  expect(fears(view).slice(6)).toEqual(Array.from({ length: 20 }, (_, i) => `Fear ${i}`));
  expect(comments(desk.document.getText())).toContain('# 19');
});

test('saving waits for what was done in the views', async () => {
  const desk = new Desk(REGISTER, SLOS);
  const view = new View(desk, 'a');
  await settle(desk, [view]);
  delays.edit = () => 20;
  view.send({ type: 'addFear', fear: 'Said right before saving' });
  await desk.document.save();
  expect(desk.document.saved).toContain('Said right before saving');
});

test('a view that was hidden meanwhile learns what was done, and what never came', async () => {
  const desk = new Desk(REGISTER, SLOS);
  const view = new View(desk, 'a');
  await settle(desk, [view]);
  const id = view.send({ type: 'addFear', fear: 'Said, then hidden' });
  view.close();
  await vi.waitFor(() => expect(desk.document.getText()).toContain('Said, then hidden'));
  const revived = new View(desk, 'a');
  revived.ready([id, 99]);
  await vi.waitFor(() => expect(revived.missed).toEqual([99]));
  expect(revived.answers.map((answer) => answer.id)).toEqual([id]);
  revived.send({ type: 'addFear', fear: 'Said, then hidden' }, id); // a second time, by mistake
  await vi.waitFor(() => expect(revived.shown?.version).toBe(desk.document.version));
  expect(fears(revived).filter((fear) => fear === 'Said, then hidden')).toHaveLength(1);
});

test('broken YAML is refused and shown, and works again when it is mended', async () => {
  const desk = new Desk(REGISTER, SLOS);
  const view = new View(desk, 'a');
  await settle(desk, [view]);
  desk.document.type(REGISTER.replace('spec:', 'spec: ['));
  await vi.waitFor(() => expect(view.shown?.state.kind).toBe('broken'));
  view.send({ type: 'addFear', fear: 'Too early' });
  await settle(desk, [view]);
  expect(view.answers[0]?.refused?.reason).toBe('broken');
  desk.document.undo();
  await vi.waitFor(() => expect(view.shown?.state.kind).toBe('ok'));
  view.send({ type: 'addFear', fear: 'Now' });
  await settle(desk, [view]);
  expect(fears(view).at(-1)).toBe('Now');
});

test('what names a place is refused where somebody else has changed the text since', async () => {
  const desk = new Desk(REGISTER, SLOS);
  const view = new View(desk, 'a');
  await settle(desk, [view]);
  view.send({ type: 'setMitigationStatus', risk: 'bad-release', mitigation: 0, status: 'done' });
  desk.document.type(desk.document.getText().replace('# Head', '# The head'));
  await settle(desk, [view]);
  expect(view.answers[0]?.refused?.reason).toBe('stale');
  view.send({ type: 'setMitigationStatus', risk: 'bad-release', mitigation: 0, status: 'done' });
  await settle(desk, [view]);
  expect(desk.document.getText()).toContain('status: done # planned | done');
});

test('a file that cannot be written is shown as such', async () => {
  const desk = new Desk(REGISTER, SLOS);
  readOnly.add(desk.document.uri);
  const heard: ToView[] = [];
  desk.open((message) => heard.push(message)).take({ type: 'ready', session: 'a', unanswered: [] });
  await vi.waitFor(() => expect(heard.find((message) => message.type === 'view')).toMatchObject({ isWritable: false }));
});

type Step =
  | { readonly kind: 'intent'; readonly view: number; readonly intent: Intent }
  | { readonly kind: 'type'; readonly comment: number }
  | { readonly kind: 'undo' | 'redo' | 'save' | 'pause' };

const risk = fc.constantFrom('bad-release', 'provider-down', 'slow-weekend', 'wrong-price', 'lost-ticket', 'no-such');
const words = fc.stringMatching(/^[A-Za-z#:'"{}[\],&*!|>%@`-][ A-Za-z0-9#:'"{}[\],&*!|>%@`-]{0,40}$/);
const intent: fc.Arbitrary<Intent> = fc.oneof(
  words.map((fear): Intent => ({ type: 'addFear', fear })),
  fc.tuple(risk, words).map(([id, fear]): Intent => ({ type: 'editFear', risk: id, fear })),
  fc
    .tuple(risk, fc.constantFrom('buy', 'find', null))
    .map(([id, journey]): Intent => ({ type: 'setJourney', risk: id, journey })),
  fc
    .tuple(risk, fc.constantFrom('minor', 'major', null), fc.constantFrom('rare', 'likely', null))
    .map(([id, impact, likelihood]): Intent => ({ type: 'rank', risk: id, impact, likelihood })),
  risk.map((id): Intent => ({ type: 'vote', risk: id, by: 1 })),
  words.map((displayName): Intent => ({ type: 'addJourney', displayName })),
  fc.tuple(risk, fc.constantFrom('5m', '1h', 'soon')).map(([id, value]): Intent => ({
    type: 'setEstimate',
    risk: id,
    field: 'timeToDetect',
    form: 'point',
    parts: { value },
  })),
  fc.tuple(risk, words).map(([id, name]): Intent => ({ type: 'addMitigation', risk: id, name })),
  risk.map((id): Intent => ({ type: 'setMitigationStatus', risk: id, mitigation: 0, status: 'done' })),
  fc.tuple(risk, words).map(([id, justification]): Intent => ({
    type: 'accept',
    risk: id,
    owner: 'group:x',
    justification,
    until: '2030-01-01',
  })),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.nat(1), intent).map(([view, one]): Step => ({ kind: 'intent', view, intent: one })),
  },
  { weight: 2, arbitrary: fc.nat(99).map((comment): Step => ({ kind: 'type', comment })) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>({ kind: 'undo' }, { kind: 'redo' }, { kind: 'save' }, { kind: 'pause' }),
  },
);

/** Nothing in these steps removes a comment, so each of the original has to be there after any of them. */
test('two views and the text agree after 2,000 random steps', async () => {
  const original = comments(REGISTER);
  const run = async (steps: readonly Step[], late: number): Promise<void> => {
    const desk = new Desk(REGISTER, SLOS);
    delays.edit = () => late;
    const views = [new View(desk, 'a'), new View(desk, 'b')];
    await settle(desk, views);
    for (const one of steps) await take(desk, views, one);
    await settle(desk, views);
    const text = desk.document.getText();
    expect(views[0]!.shown).toEqual(views[1]!.shown);
    expect(views[0]!.shown?.state.kind).toBe('ok');
    expect(parseYaml(text).problems).toEqual([]);
    const left = comments(text);
    expect(original.filter((comment) => !left.some((line) => line.includes(comment)))).toEqual([]);
    desk.register.dispose();
  };
  const steps = fc.array(step, { minLength: 40, maxLength: 40 });
  await fc.assert(fc.asyncProperty(steps, fc.nat(2), run), { numRuns: 50 });
}, 120_000);

async function take(desk: Desk, views: readonly View[], one: Step): Promise<void> {
  if (one.kind === 'intent') views[one.view]!.send(one.intent);
  else if (one.kind === 'type') desk.document.type(`${desk.document.getText()}# typed ${one.comment}\n`);
  else if (one.kind === 'undo') desk.document.undo();
  else if (one.kind === 'redo') desk.document.redo();
  else if (one.kind === 'save') await desk.document.save();
  else await settle(desk, views);
}
