/** Errors that are right: files of the corpus that the specification, or the tool that reads them, refuses. */
export const KNOWN_ERRORS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'OpenSLO__go-sdk/pkg/openslo/v1/examples/alert_conditions.yaml': {
    'alert/inverted-operator': 'op: lte fires while the burn rate is at most 2, which is while all is well',
  },
  'OpenSLO__go-sdk/pkg/openslo/v2alpha/examples/alert_conditions.yaml': {
    'alert/inverted-operator': 'the same file for another version',
  },
};
