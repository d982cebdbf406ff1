import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';

/**
 * Answers with an error in the Platform API's form `{message, code, status, contextId, details, errors}`
 * (genesys.md 1.3, measured in what the platform SDK rejects with). The codes and texts themselves are from memory.
 */
export function sendApiError(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({
    message,
    code,
    status,
    contextId: randomUUID(),
    details: [],
    errors: [],
  });
}

export function answerUnknownResource(request: Request, response: Response): void {
  sendApiError(response, 404, 'not.found', `The requested resource was not found: ${request.path}`);
}

/** What the body parsers refuse. Anything else is a fault of the sandbox and says so. */
export const answerApiError: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = typeof error?.status === 'number' ? error.status : 500;
  if (status < 500) return sendApiError(response, status, 'bad.request', String(error.message));
  console.error(error);
  sendApiError(response, 500, 'internal.server.error', 'The sandbox failed; its own console says why.');
};
