import { z } from 'zod';
import { type Check, different, notAsked, type Outcome } from '../check.ts';
import { NO_PAGE } from '../checks/hosts.ts';
import type { Scene } from '../scene.ts';
import { fits } from '../shape.ts';
import type { Frame } from '../socket.ts';
import { inWords } from '../words.ts';
import { type Conversation, holdConversation } from './conversation.ts';
import { type Crowd, gatherCrowd } from './crowd.ts';
import type { StepName } from './steps.ts';

/** All that `--chat` does, when it is over. */
export interface Talk {
  readonly scene: Scene;
  readonly conversation: Conversation;
  readonly crowd: Crowd;
}

/** The conversation, then the four connections; or why there is neither. Never rejects. */
export async function talkTo(scene: Scene): Promise<Talk | Outcome> {
  try {
    const origin = await scene.origin();
    if (origin === undefined) return notAsked(NO_PAGE);
    const conversation = await holdConversation(scene, origin);
    return { scene, conversation, crowd: await gatherCrowd(scene, origin) };
  } catch (error) {
    return notAsked(inWords(error));
  }
}

/** A row that one step of the conversation shows. */
export function ofStep(
  row: string,
  name: StepName,
  look: (frame: Frame, talk: Talk) => Outcome | Promise<Outcome>,
): Check<Talk> {
  return {
    row,
    look(talk) {
      const { answers, asked, brokenOff = '' } = talk.conversation;
      const frame = answers.get(name);
      if (frame !== undefined) return look(frame, talk);
      return asked.has(name) ? different('no answer came') : notAsked(brokenOff);
    },
  };
}

/** The same for an answer that has to be as `schema` says. */
export function stepFits(row: string, name: StepName, schema: z.ZodType): Check<Talk> {
  return ofStep(row, name, (frame) => fits(schema, frame));
}

/** A request that is refused by a text (genesys.md 4.3, CONFIRMED). */
export function refusal(code: number, text?: string): z.ZodType {
  return z.object({
    type: z.literal('response'),
    class: z.literal('string'),
    code: z.literal(code),
    body: text === undefined ? z.string() : z.literal(text),
  });
}
