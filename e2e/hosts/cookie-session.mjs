// Not a recipe: a host that keeps its sessions in cookies, which wraps writeHead as old compression does.
import cookieSession from 'cookie-session';
import express from 'express';
import { createApp } from 'messenger-tag-companion/app';
import { readConfig } from 'messenger-tag-companion/config';

const chat = createApp(readConfig(process.env));
const app = express();
app.use(cookieSession({ secret: process.env.SITE_SECRET }), (req, _res, next) => {
  req.session.seen = Date.now();
  next();
});
app.use('/chat', chat);
const server = app.listen(process.env.PORT);
process.on('SIGTERM', () => server.close(() => chat.close()));
