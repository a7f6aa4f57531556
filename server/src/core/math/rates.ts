/**
 * How often something happens, from how often it was seen: rates per the unit that the time was counted in.
 * Source: RISK.md 2.6; golden case O17. No incident seen is not no incident to come.
 */

/**
 * The mean rate that `incidents` (0 or more) in the observed time suggest, (incidents + 0.5) / observed (Jeffreys prior).
 * Undefined unless the time is above 0 and both are finite.
 */
export function jeffreysRate(incidents: number, observed: number): number | undefined {
  if (!(incidents >= 0) || !Number.isFinite(incidents)) return undefined;
  return perTime(incidents + 0.5, observed);
}

/**
 * The highest rate at which a time without incidents still happens with a chance of 1 - confidence (0..1, exclusive):
 * -ln(1 - confidence) / observed, 3.0 / observed for 0.95. Undefined unless the time is above 0.
 */
export function upperRateWithoutIncidents(observed: number, confidence = 0.95): number | undefined {
  return confidence > 0 && confidence < 1 ? perTime(-Math.log1p(-confidence), observed) : undefined;
}

/** The rule of three: 3 / observed, nearly the 95 % bound for no incident. Undefined unless the time is above 0. */
export function ruleOfThree(observed: number): number | undefined {
  return perTime(3, observed);
}

function perTime(count: number, time: number): number | undefined {
  const rate = count / time;
  return time > 0 && Number.isFinite(time) && Number.isFinite(rate) ? rate : undefined;
}
