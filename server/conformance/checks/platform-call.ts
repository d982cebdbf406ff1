import { z } from 'zod';
import type { Answer } from '../../doctor/ask.ts';
import { different, notAsked, type Outcome } from '../check.ts';
import type { Asked, Scene } from '../scene.ts';
import { describe, fits, jsonOf } from '../shape.ts';
import { bearerOf, missingPermission } from './login.ts';

/** A resource of the Platform API that is read, with the permission it wants (genesys.md 14.1). */
export interface Resource {
  /** Below `/api/v2`. */
  readonly path: string;
  readonly permission: string;
  /** One that is read by POST: what is asked. */
  readonly query?: object;
}

/** One entry of a list, and no more: some are data of people. */
export const oneOf = (path: string, permission: string): Resource => ({
  path: `${path}?pageSize=1&pageNumber=1`,
  permission,
});

export const reference = z.object({ id: z.string() });
export const listOf = (entity: z.ZodType) => z.object({ entities: z.array(entity) });

/** Whether a resource is as `shape` says. An empty list says nothing. */
export async function read(scene: Scene, resource: Resource, shape: z.ZodType): Promise<Outcome> {
  const answer = await call(scene, resource);
  if ('kind' in answer) return answer;
  const { data } = z.object({ entities: z.array(z.unknown()).length(0) }).safeParse(jsonOf(answer));
  return data === undefined ? fits(shape, jsonOf(answer)) : notAsked('the client sees none of these');
}

/** The answer with status 200, or what to say in its place: a missing permission is no difference. */
export async function call(scene: Scene, { path, permission, query }: Resource): Promise<Answer | Outcome> {
  const authorization = await bearerOf(scene);
  if (typeof authorization !== 'string') return authorization;
  const asked: Asked =
    query === undefined
      ? { headers: { authorization } }
      : {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify(query),
        };
  const answer = await scene.ask('api', `/api/v2${path}`, asked);
  if (answer.status === 403) return notAsked(missingPermission(permission, answer.body));
  return answer.status === 200 && jsonOf(answer) !== undefined ? answer : different(describe(answer));
}
