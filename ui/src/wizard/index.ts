// The quickstart as a pure state machine. Knows no markup and no backend.
export { answersOf, isTicked, isUsable, missingOn, scopeProject, tickedOf, type Missing } from "./answers";
export type { WizardEvent } from "./events";
export { railOf, stepOf, type RailAnswer, type RailState } from "./rail";
export { beginning, STEPS, type JoinTarget, type Screen, type Step, type Typed, type Wizard } from "./state";
export { step } from "./step";
export { isWithin } from "./consent";
export { afterEvent, noSteps, type LiveStep, type LiveSteps } from "./live";
export { afterSignIn, behind, canOpen, next } from "./ways";
