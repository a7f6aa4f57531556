import type { Intent } from '../intent';
import {
  accept,
  addIndicator,
  removeIndicator,
  setDependency,
  setOwner,
  setReviewEvery,
  setTicket,
  setTreatment,
} from './acts';
import { addFear, editFear, moveRisk, removeRisk, setPrompt, setRole } from './capture';
import { clearEstimate, setBasis, setEstimate, setIncidents } from './estimates';
import { addSystemicFactor, editSystemicFactor, removeSystemicFactor } from './factors';
import {
  addJourney,
  moveJourney,
  removeJourney,
  renameJourney,
  setJourney,
  setJourneySlo,
  setJourneyTitle,
} from './journeys';
import {
  addMitigation,
  clearMitigationChange,
  editMitigation,
  removeMitigation,
  setMitigationChange,
  setMitigationStatus,
} from './mitigations';
import { rank, vote } from './ranks';
import { Refused } from './scene';
import type { Plan, Scene } from './scene';

type Planner<T extends Intent['type']> = (scene: Scene, intent: Extract<Intent, { readonly type: T }>) => Plan;

/** How each intent is planned. */
const PLANNERS: { readonly [T in Intent['type']]: Planner<T> } = {
  addFear,
  editFear,
  setRole,
  removeRisk,
  moveRisk,
  setPrompt,
  setJourney,
  addJourney,
  setJourneyTitle,
  renameJourney,
  removeJourney,
  moveJourney,
  setJourneySlo,
  rank,
  vote,
  setEstimate,
  clearEstimate,
  setBasis,
  setIncidents,
  addMitigation,
  editMitigation,
  setMitigationStatus,
  setMitigationChange,
  clearMitigationChange,
  removeMitigation,
  addIndicator,
  removeIndicator,
  setDependency,
  setTicket,
  setTreatment,
  accept,
  setOwner,
  setReviewEvery,
  addSystemicFactor,
  editSystemicFactor,
  removeSystemicFactor,
};

/** What an intent comes to. Throws {@link Refused} where it cannot be done. */
export function planOf(scene: Scene, intent: Intent): Plan {
  if (!Object.hasOwn(PLANNERS, intent.type)) throw new Refused('unknown', 'There is no such action.');
  return (PLANNERS[intent.type] as (scene: Scene, intent: Intent) => Plan)(scene, intent);
}
