// The backend inside Tauri: each command of the contract is one call of the
// shell, with a channel where the command sends messages. The only module that
// knows Tauri.
import { Channel, invoke } from "@tauri-apps/api/core";
import { COMMANDS, type Backend } from "./backend";

/** The name under which the shell takes a command's channel. */
const CHANNEL = "report";

type Method = (...given: unknown[]) => Promise<unknown>;

/** The backend whose commands the Tauri shell carries out. */
export function tauriBackend(): Backend {
  const methods: Record<string, Method> = {};
  for (const [name, { command, arguments: names, sends }] of Object.entries(COMMANDS)) {
    methods[name] = (...given) => {
      const taken = Object.fromEntries(names.map((argument, index) => [argument, given[index]]));
      if (!sends) return invoke(command, taken);
      const report = given[names.length] as (message: unknown) => void;
      return invoke(command, { ...taken, [CHANNEL]: new Channel(report) });
    };
  }
  return methods as unknown as Backend;
}
