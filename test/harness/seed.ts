import fc from 'fast-check';

// In CI the property tests are the same in every run, so that a red run is about the change; elsewhere each run looks at
// new cases. FC_SEED repeats a run, FC_RUNS looks longer.
const { CI, FC_SEED, FC_RUNS } = process.env;
if (FC_SEED ?? CI) fc.configureGlobal({ seed: Number(FC_SEED ?? 20_261_120) });
if (FC_RUNS) fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: Number(FC_RUNS) });
