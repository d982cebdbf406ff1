// Netlify or Vercel in front of a function that speaks fetch. Netlify calls the default export with the request and a
// context that has the visitor's address (docs.netlify.com/functions/api/). Vercel takes `fetch` of the default export,
// calls it without its object, and writes x-real-ip itself (vercel.com/docs/functions/functions-api-reference).
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const [, , platform, file] = process.argv;
const { default: exported } = await import(pathToFileURL(file).href);
const call = platform === 'vercel' ? exported.fetch : exported;

const server = createServer(async (req, res) => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) headers.set(name, String(value));
  const ip = req.socket.remoteAddress;
  if (platform === 'vercel') headers.set('x-real-ip', ip);
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
  const request = new Request(`https://site.example${req.url}`, {
    method: req.method,
    headers,
    ...(hasBody && { body: Readable.toWeb(req), duplex: 'half' }),
  });
  const response = await (platform === 'vercel' ? call(request) : call(request, { ip }));
  res.writeHead(response.status, Object.fromEntries(response.headers));
  res.end(Buffer.from(await response.arrayBuffer()));
});
server.listen(process.env.PORT);
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
