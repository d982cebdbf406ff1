import express, { type Request, Router } from 'express';
import { z } from 'zod';
import { sendApiError } from '../errors.ts';
import type { Organisation } from '../organisation.ts';

const text = z.string().min(1);
const registration = z.object({
  deviceToken: text,
  language: text,
  deviceType: text,
  notificationProvider: z.enum(['APNS', 'FCM']),
});
const update = registration.pick({ deviceToken: true, language: true });

/**
 * `POST`, `PATCH` and `DELETE` of `/api/v2/webmessaging/deployments/{deploymentId}/pushdevices/{id}`, without
 * `Authorization`, with the codes of errors that Genesys's mobile SDK knows (genesys.md 11.1, CONFIRMED). Their statuses
 * are ours, as is 204, and that a deployment without `pushIntegrations` has the feature switched off.
 */
export function pushDevicesRouter(organisation: Organisation): Router {
  const path = '/api/v2/webmessaging/deployments/:deploymentId/pushdevices/:id';
  const { pushDevices: devices } = organisation;
  const router = Router();
  const idOf = ({ params }: Request) => String(params.id).toLowerCase();
  router.use(path, express.json(), (request, response, next) => {
    if (request.params.deploymentId !== organisation.deploymentId)
      return sendApiError(response, 404, 'not.found', 'There is no such deployment.');
    if (organisation.settings.pushIntegrations.length > 0) return next();
    sendApiError(response, 403, 'feature.toggle.disabled', 'This deployment has no push integration.');
  });
  router.post(path, (request, response) => {
    const device = registration.safeParse(request.body);
    if (!device.success)
      return sendApiError(response, 400, 'required.fields.missing', z.prettifyError(device.error));
    if (devices.has(idOf(request)))
      return sendApiError(response, 409, 'device.already.registered', 'This device is registered already.');
    devices.set(idOf(request), device.data);
    response.status(204).end();
  });
  router.patch(path, (request, response) => {
    const changes = update.partial().safeParse(request.body);
    if (!changes.success)
      return sendApiError(response, 400, 'required.fields.missing', z.prettifyError(changes.error));
    const known = devices.get(idOf(request));
    if (!known) return sendApiError(response, 404, 'device.not.found', 'This device is not registered.');
    const { deviceToken = known.deviceToken, language = known.language } = changes.data;
    devices.set(idOf(request), { ...known, deviceToken, language });
    response.status(204).end();
  });
  router.delete(path, (request, response) => {
    if (!devices.delete(idOf(request)))
      return sendApiError(response, 404, 'device.not.found', 'This device is not registered.');
    response.status(204).end();
  });
  return router;
}
