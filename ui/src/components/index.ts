// The parts that screens are made of.
export { default as Badge } from "./Badge.svelte";
export { default as Boards, type Board } from "./Boards.svelte";
export { default as Button } from "./Button.svelte";
export { default as ChoiceCards, type Choice } from "./ChoiceCards.svelte";
export { default as CommandLine } from "./CommandLine.svelte";
export { default as CopyButton } from "./CopyButton.svelte";
export { default as EmptyState } from "./EmptyState.svelte";
export { default as FactList, type Fact } from "./FactList.svelte";
export type { Check, FieldState, FieldVerdict } from "./field-check";
export { default as Icon } from "./Icon.svelte";
export type { IconName } from "./icons";
export { default as Isolate } from "./Isolate.svelte";
export { shownName, withoutMarks } from "./isolate";
export { default as Menu, type MenuItem } from "./Menu.svelte";
export { default as Message } from "./Message.svelte";
export { default as PageHead } from "./PageHead.svelte";
export { default as RowSetting } from "./RowSetting.svelte";
export { default as TextField } from "./TextField.svelte";
