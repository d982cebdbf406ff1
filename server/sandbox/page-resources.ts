import express, { type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { allowPages } from './cross-origin.ts';
import { originAllowed } from './domains.ts';
import { sendApiError } from './errors.ts';
import type { Organisation } from './organisation.ts';

/**
 * What the sandbox's own `genesys.min.js` tells and asks the sandbox, on `apps.`: all of it is ours, since nothing documents
 * where Journey and co-browsing lead. The bodies come as `text/plain`, so that a browser asks for no permission first: a page
 * that is being left has no time for that.
 *
 * | request | answer |
 * |---|---|
 * | `POST /messenger/sandbox/{deploymentId}/journey` | 204, or 200 with `offerText` where the event leads to an offer |
 * | `POST /messenger/sandbox/{deploymentId}/cobrowse` | 204 for a join code that is taken, else 404 |
 */
export function pageResources(organisation: Organisation): Router {
  const path = '/messenger/sandbox/:deploymentId';
  const router = Router();
  router.use(path, allowPages(organisation, { methods: 'POST', headers: 'content-type' }));
  router.use(path, onlyOwnPages(organisation), express.json({ type: 'text/plain', limit: '64kb' }));
  router.post(`${path}/journey`, (request, response) => {
    const told = journeyEvent.safeParse(request.body);
    if (!told.success) return refuse(response, told.error);
    organisation.recordJourney({ time: new Date(organisation.now()).toISOString(), ...told.data });
    const { eventName } = told.data.data;
    const offer = organisation.settings.journeyOffers.find((one) => one.eventName === eventName);
    if (offer) response.json({ offerText: offer.offerText });
    else response.status(204).end();
  });
  router.post(`${path}/cobrowse`, (request, response) => {
    const asked = z.strictObject({ joinCode: z.string().min(1) }).safeParse(request.body);
    if (!asked.success) return refuse(response, asked.error);
    const { cobrowseJoinCodes } = organisation.settings;
    if (cobrowseJoinCodes === null || cobrowseJoinCodes.includes(asked.data.joinCode))
      return void response.status(204).end();
    sendApiError(response, 404, 'not.found', 'No agent waits with this code.');
  });
  return router;
}

const journeyEvent = z.strictObject({
  command: z.string().min(1).max(100),
  page: z.string().max(4000),
  data: z.record(z.string(), z.json()),
});

function onlyOwnPages(organisation: Organisation): RequestHandler {
  return (request, response, next) => {
    if (originAllowed(request.headers, organisation.settings)) return next();
    sendApiError(response, 403, 'forbidden', 'This page is not among the deployment’s domains.');
  };
}

function refuse(response: Response, error: z.ZodError): void {
  sendApiError(response, 400, 'bad.request', `This is not understood:\n${z.prettifyError(error)}`);
}
