import { randomUUID } from 'node:crypto';
import type { Organisation } from '../organisation.ts';
import { type Attachment, problemOfName } from '../web-messaging/attachments.ts';
import type { Session } from '../web-messaging/session.ts';
import { reasonToBeSilent } from './desk.ts';

/** Why a file is not taken: 400 for the file's sake, 409 for the conversation's. */
interface RefusedFile {
  readonly status: 400 | 409;
  readonly refused: string;
}

/**
 * Keeps a file that a person at the desk wants to send. Which types and sizes an agent may send is not documented: here any
 * type, up to the 10 MB that hold for visitors.
 */
export function takeFile(
  organisation: Organisation,
  session: Session,
  { name, type, content }: { name: string; type: string; content: Buffer },
): Attachment | RefusedFile {
  const refused = reasonToBeSilent(session);
  if (refused !== undefined) return { status: 409, refused };
  const problem = problemOfName(name);
  if (problem)
    return { status: 400, refused: `This file cannot be sent: ${problem.text}. Give it a name with ?name=.` };
  if (content.length === 0)
    return { status: 400, refused: `${name} is empty. Send the content of the file as the body.` };
  const announced = {
    id: randomUUID(),
    sessionId: session.id,
    fileName: name,
    fileType: type,
    fileSize: content.length,
  };
  const attachment = organisation.attachments.announce(announced, organisation.now());
  organisation.attachments.store(attachment, content);
  return attachment;
}
