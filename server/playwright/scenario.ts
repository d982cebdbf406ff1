import { readScenarioFile } from '../sandbox/scenario/read.ts';
import type { Scenario } from '../sandbox/scenario/scenario.ts';
import { ask } from './ask.ts';

/** The bot that answers visitors; without a scenario it is a shop assistant. */
export interface Bot {
  /**
   * Plays this, or what the JSON file of this name holds, in conversations that begin from now on. Throws in words that name
   * the step when it cannot be played.
   */
  play(scenario: Scenario | string): Promise<void>;
}

/** `inspector`: address of the organisation's inspector, with the control resource below it. */
export function botAt(inspector: string): Bot {
  return {
    async play(scenario) {
      const wanted = typeof scenario === 'string' ? readScenarioFile(scenario) : scenario;
      await ask(`${inspector}/control`, { scenario: wanted });
    },
  };
}
