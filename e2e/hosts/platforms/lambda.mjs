// An HTTP API of API Gateway in front of a Lambda function: payload version 2, as AWS documents it
// (docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const { handler } = await import(pathToFileURL(process.argv[2]).href);

const server = createServer(async (req, res) => {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const url = new URL(req.url, 'http://gateway');
  const event = {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)])),
    requestContext: {
      accountId: '123456789012',
      apiId: 'api-id',
      domainName: 'api-id.execute-api.eu-west-1.amazonaws.com',
      domainPrefix: 'api-id',
      http: {
        method: req.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: req.socket.remoteAddress,
        userAgent: req.headers['user-agent'] ?? '',
      },
      requestId: 'id',
      routeKey: '$default',
      stage: '$default',
      time: new Date().toUTCString(),
      timeEpoch: Date.now(),
    },
    ...(body.length > 0 && { body: body.toString('base64') }),
    isBase64Encoded: body.length > 0,
  };
  const context = {
    callbackWaitsForEmptyEventLoop: true,
    awsRequestId: 'id',
    getRemainingTimeInMillis: () => 3000,
  };
  const result = await handler(event, context);
  res.writeHead(result.statusCode ?? 200, {
    ...result.headers,
    ...(result.cookies && { 'set-cookie': result.cookies }),
  });
  res.end(result.isBase64Encoded ? Buffer.from(result.body, 'base64') : (result.body ?? ''));
});
server.listen(process.env.PORT);
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
