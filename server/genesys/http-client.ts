import type { DefaultHttpClient, HttpRequestOptions } from 'purecloud-platform-client-v2';
import { GenesysFailure } from './failures.ts';

/** No answer that the companion waits for comes near this size. */
const MAX_ANSWER_BYTES = 256 * 1024;

/**
 * The platform SDK's own HTTP client (its class is handed in, as the SDK is loaded late), with a deadline for the whole answer, no redirects (they would carry the
 * credentials elsewhere) and errors that hold no request. Throws nothing but {@link GenesysFailure}.
 */
export function createHttpClient(SdkHttpClient: typeof DefaultHttpClient, timeoutMs: number) {
  class HttpClient extends SdkHttpClient {
    override async request(options: HttpRequestOptions): Promise<unknown> {
      const deadline = AbortSignal.timeout(timeoutMs);
      let response: { data?: unknown };
      try {
        response = await this._axiosInstance.request({ ...this.toAxiosConfig(options), signal: deadline });
      } catch (error) {
        // SDK 262 rejects with axios's error, which leaks the Basic and the Bearer token when it is printed
        // (server.md 2.1): it ends here.
        throw deadline.aborted ? new GenesysFailure('timeout') : failureOf(error);
      }
      // The SDK reads fields of the answer unseen.
      if (typeof response.data !== 'object' || response.data === null)
        throw new GenesysFailure('unusable-answer');
      return response;
    }

    override toAxiosConfig(options: HttpRequestOptions): object {
      return { ...super.toAxiosConfig(options), maxRedirects: 0, maxContentLength: MAX_ANSWER_BYTES };
    }
  }
  return new HttpClient(timeoutMs);
}

function failureOf(error: unknown): GenesysFailure {
  const { code, response } = error as {
    code?: unknown;
    response?: { status?: unknown; headers?: Record<string, unknown> };
  };
  const status = typeof response?.status === 'number' ? response.status : undefined;
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') return new GenesysFailure('timeout');
  if (status !== undefined && status >= 300) {
    return new GenesysFailure('status', {
      status,
      retryAfterSeconds: secondsOf(response?.headers?.['retry-after']),
    });
  }
  // Axios's name for an answer that is too long; one that breaks off carries its status, and counts as connection.
  const unusable = status === undefined && code === 'ERR_BAD_RESPONSE';
  return new GenesysFailure(unusable ? 'unusable-answer' : 'connection');
}

/** `Retry-After` in either form: seconds, or a date. */
function secondsOf(retryAfter: unknown): number | undefined {
  if (typeof retryAfter !== 'string') return undefined;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), 3600) : undefined;
}
