/** One file of each format in a real VS Code window: the hint stands at the value that holds the target there. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { goToText, inlayHints, openFile, screenshot, useTheme } from '../workbench/page.mjs';
import { CORPUS } from './fixtures.mjs';

/** @typedef {import('./ui.mjs').Scene} Scene */

/** Real files of other people, by format: the file below the corpus, and the text of its first target. */
const FILES = {
  'openslo-v1': ['OpenSLO__OpenSLO/examples/budgeting-method/ratio-timeslices.yaml', 'target: 0.99'],
  'openslo-v1alpha': ['slok__sloth/examples/openslo-getting-started.yml', 'target: 0.999'],
  'openslo-v2alpha': ['OpenSLO__go-sdk/pkg/openslo/v2alpha/examples/slos.yaml', 'target: 0.995'],
  'sloth-v1': ['slok__sloth/examples/getting-started.yml', 'objective: 99.9'],
  'sloth-k8s-v1': ['slok__sloth/examples/k8s-getting-started.yml', 'objective: 99.9'],
  'pyrra-v1alpha1': ['pyrra-dev__pyrra/examples/caddy-response-latency.yaml', 'target:'],
  'slo-generator-v2': ['google__slo-generator/samples/cloud_monitoring/slo_gae_app_availability.yaml', 'goal: 0.95'],
  'nobl9-v1alpha': ['nobl9__nobl9-go/manifest/v1alpha/slo/examples/amazon-prometheus.yaml', 'target: 0.95'],
};
/** The formats of which pictures are taken. */
const PICTURES = ['sloth-v1', 'pyrra-v1alpha1'];

/** There is no file of this format in the corpus. */
const DATADOG = fileURLToPath(new URL('../../examples/formats/datadog.yaml', import.meta.url));

const HELM = `{{- if .Values.slo.enabled }}
apiVersion: openslo/v1
kind: SLO
metadata:
  name: {{ include "shop.name" . }}-availability
  labels:
    {{- include "shop.labels" . | nindent 4 }}
spec:
  service: {{ .Values.service }}
  indicatorRef: orders
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.999
{{- end }}
`;

/** @param {Scene} scene @param {import('../workbench/server.mjs').RunningServer} server */
export async function checkFormats({ page, check }, server) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'nw-formats-'));
  try {
    for (const [dialect, [file, target]] of Object.entries(FILES)) {
      const original = path.join(CORPUS, file);
      if (!fs.existsSync(original)) continue;
      await checkFile(dialect, path.basename(file), fs.readFileSync(original, 'utf8'), target);
    }
    await checkFile('datadog-v1alpha1', 'datadog.yaml', fs.readFileSync(DATADOG, 'utf8'), 'targetThreshold:');
    await checkFile('helm', 'slo.yaml', HELM, 'target: 0.999');
  } finally {
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }

  /** @param {string} dialect @param {string} name @param {string} text @param {string} target */
  async function checkFile(dialect, name, text, target) {
    const folder = path.join(home, dialect);
    const copy = path.join(folder, name);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(copy, text);
    await check(`${dialect}: a file shows its budget behind the target`, async () => {
      await openFile(page, server, { kind: 'folder', path: folder }, copy);
      await goToText(page, copy, target);
      await inlayHints(page, /next\s(nine|9)/);
      for (const theme of PICTURES.includes(dialect) || dialect === 'helm'
        ? /** @type {const} */ (['dark', 'light'])
        : [])
        await useTheme(page, theme).then(() => screenshot(page, `format-${dialect}-${theme}`));
    });
  }
}
