import type { Plugin } from '../plugins.ts';

/**
 * Answers every command of a product that the deployment has not. What Genesys does then is not known (genesys.md 13.1): the product's
 * script is not loaded, so a page probably waits for ever. Ours refuses, since a test is helped by words and not by silence.
 */
export function refuseCommands(plugin: Plugin, commands: readonly string[], setting: string): void {
  for (const command of commands)
    plugin.handle(command, () => {
      throw new Error(switchedOff(`${plugin.name}.${command}`, setting));
    });
}

/** In words for whoever wrote the page: which setting of the deployment is off. */
export function switchedOff(command: string, setting: string): string {
  return `${command} needs ${setting} in config.json: it is off in this deployment. Genesys itself may not answer at all.`;
}
