import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { aptInstall, freePort, programPath } from '../system.ts';

/** A WordPress that was installed a moment ago, with its default theme and no plugin. */
export interface WordPress {
  /** Such as `http://localhost:40123`. */
  readonly origin: string;
  /** Its files; `wp-content` is its own. */
  readonly folder: string;
  /** Runs PHP in it, as a plugin runs, and answers what that printed. Rejects where PHP complains. */
  php(code: string): Promise<string>;
  /** Lays the plugin's folder down, as an upload does, without switching it on. */
  layPlugin(): void;
  /** Takes away what a test has left: plugins, code, people, posts and settings of ours. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** A database server of the tests' own: on a socket in a temporary folder, and on no port. */
export interface Database {
  readonly socket: string;
  stop(): Promise<void>;
}

export const ADMIN = { name: 'admin', password: 'correct horse battery staple' } as const;

const PLUGIN = 'public/wordpress/messenger-tag';
const DEBIANS = '/usr/share/wordpress';
const PATIENCE = 60_000;

/** Rejects, in words, where there is no WordPress and none can be installed. */
export function findWordPress(): void {
  const isThere = () => existsSync(`${DEBIANS}/wp-load.php`) && programPath(['php']) && mariadbd();
  if (isThere()) return;
  aptInstall(['wordpress', 'php-cli', 'php-mysql', 'mariadb-server', 'unzip']);
  if (isThere()) return;
  throw new Error(
    'These tests run a real WordPress: install the Debian packages wordpress, php-cli, php-mysql and mariadb-server, and run them again.',
  );
}

export async function startDatabase(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'messenger-tag-mariadb-'));
  // As root it would refuse to run, unless it is told that this is meant.
  const asUser = process.getuid?.() === 0 ? ['--user=root'] : [];
  execFileSync(
    programPath(['mariadb-install-db']) ?? 'mariadb-install-db',
    ['--no-defaults', `--datadir=${folder}/data`, '--skip-test-db', ...asUser],
    { stdio: 'ignore' },
  );
  const socket = join(folder, 'socket');
  const quick = ['--innodb-flush-log-at-trx-commit=0', '--innodb-log-file-size=16M', '--sync-binlog=0'];
  const server = spawn(
    mariadbd() ?? 'mariadbd',
    [
      '--no-defaults',
      `--datadir=${folder}/data`,
      `--socket=${socket}`,
      `--pid-file=${folder}/pid`,
      '--skip-networking',
      '--skip-grant-tables',
      ...quick,
      ...asUser,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await said(server, /ready for connections/);
  return {
    socket,
    async stop() {
      // Nothing of it is wanted any more; an orderly end takes it half a minute.
      await end(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A network has its sites in folders: the second one at `/second/`. */
export async function startWordPress(
  { socket }: Database,
  { kind = 'site' }: { kind?: 'site' | 'network' } = {},
): Promise<WordPress> {
  const folder = mkdtempSync(join(tmpdir(), 'messenger-tag-wordpress-'));
  // Followed links: Debian's package shares libraries with others.
  cpSync(DEBIANS, folder, { recursive: true, dereference: true });
  rmSync(`${folder}/wp-content/plugins`, { recursive: true, force: true });
  mkdirSync(`${folder}/wp-content/plugins`);
  mkdirSync(`${folder}/wp-content/uploads`);
  const port = await freePort();
  const host = `localhost:${port}`;
  const database = `wordpress_${port}`;
  writeFileSync(`${folder}/wp-config.php`, configOf({ socket, host, database, kind: 'site' }));
  writeFileSync(`${folder}/router.php`, ROUTER);
  const php = (code: string) => runPhp(folder, host, code);
  await runPhpAlone(
    folder,
    `(new mysqli('localhost', 'root', '', '', 0, '${socket}'))->query('CREATE DATABASE ${database}');`,
  );
  await php(INSTALL);
  if (kind === 'network') {
    await php(`require ABSPATH . 'wp-admin/includes/network.php';
      require_once ABSPATH . 'wp-admin/includes/upgrade.php';
      foreach ($wpdb->tables('ms_global') as $table => $name) $wpdb->$table = $name;
      install_network(); populate_network(1, '${host}', 'admin@example.com', 'Network', '/', false);`);
    writeFileSync(`${folder}/wp-config.php`, configOf({ socket, host, database, kind }));
    // WordPress takes the port out of the host of a new site.
    await php(`$id = wpmu_create_blog('${host}', '/second/', 'Second', 1);
      $wpdb->update($wpdb->blogs, array('domain' => '${host}'), array('blog_id' => $id));
      foreach (array('siteurl', 'home') as $address) update_blog_option($id, $address, 'http://${host}/second');`);
  }
  // A group of its own: PHP's workers outlive the process that they were started by.
  const options = ['-S', host, '-t', folder, '-d', 'opcache.revalidate_freq=0'];
  const server = spawn('php', [...options, `${folder}/router.php`], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
  });
  await said(server, /started/);
  return {
    origin: `http://${host}`,
    folder,
    php,
    layPlugin: () => cpSync(PLUGIN, `${folder}/wp-content/plugins/messenger-tag`, { recursive: true }),
    async reset() {
      rmSync(`${folder}/wp-content/mu-plugins`, { recursive: true, force: true });
      rmSync(`${folder}/wp-content/debug.log`, { force: true });
      writeFileSync(`${folder}/wp-config.php`, configOf({ socket, host, database, kind }));
      await php(RESET);
      rmSync(`${folder}/wp-content/plugins/messenger-tag`, { recursive: true, force: true });
    },
    async stop() {
      if (server.pid) process.kill(-server.pid, 'SIGKILL');
      await end(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Config {
  socket: string;
  host: string;
  database: string;
  kind: 'site' | 'network';
}

function configOf({ socket, host, database, kind }: Config): string {
  const constants: Record<string, string | boolean | number> = {
    DB_NAME: database,
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${socket}`,
    WP_HTTP_BLOCK_EXTERNAL: true,
    AUTOMATIC_UPDATER_DISABLED: true,
    DISABLE_WP_CRON: true,
    FS_METHOD: 'direct',
    WP_DEBUG: true,
    WP_DEBUG_DISPLAY: false,
    WP_DEBUG_LOG: true,
    ...(kind === 'network' && {
      WP_ALLOW_MULTISITE: true,
      MULTISITE: true,
      SUBDOMAIN_INSTALL: false,
      DOMAIN_CURRENT_SITE: host,
      PATH_CURRENT_SITE: '/',
      SITE_ID_CURRENT_SITE: 1,
      BLOG_ID_CURRENT_SITE: 1,
    }),
  };
  const lines = Object.entries(constants).map(
    ([name, value]) => `define('${name}', ${typeof value === 'string' ? `'${value}'` : String(value)});`,
  );
  return `<?php\n${lines.join('\n')}\n$table_prefix = 'wp_';\ndefined('ABSPATH') || define('ABSPATH', __DIR__ . '/');\nrequire_once ABSPATH . 'wp-settings.php';\n`;
}

/** What a web server's rules do: files as they are, the sites of a network without their folder, the rest to WordPress. */
const ROUTER = `<?php
$path = preg_replace('#^/second(?=/)#', '', parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$file = __DIR__ . $path;
if (is_dir($file)) $file = rtrim($file, '/') . '/index.php';
if (!is_file($file)) $file = __DIR__ . '/index.php';
if (substr($file, -4) === '.php') {
  $_SERVER['SCRIPT_FILENAME'] = $file;
  $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = substr($file, strlen(__DIR__));
  chdir(dirname($file));
  require $file;
  return true;
}
$types = array('css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml');
header('Content-Type: ' . ($types[pathinfo($file, PATHINFO_EXTENSION)] ?? mime_content_type($file)));
readfile($file);
return true;
`;

const INSTALL = `require_once ABSPATH . 'wp-admin/includes/upgrade.php';
  wp_install('Petrel & Pike', '${ADMIN.name}', 'admin@example.com', true, '', '${ADMIN.password}');`;

/** A fresh WordPress has the posts 1 to 3: a post, a page, and a draft of a privacy policy. */
const RESET = `require_once ABSPATH . 'wp-admin/includes/ms.php';
  require_once ABSPATH . 'wp-admin/includes/user.php';
  deactivate_plugins('messenger-tag/messenger-tag.php', true);
  if (is_multisite()) delete_site_option('messenger_tag');
  foreach (is_multisite() ? array(2, 1) : array(1) as $site) {
    if (is_multisite()) switch_to_blog($site);
    deactivate_plugins('messenger-tag/messenger-tag.php', true, false);
    delete_option('messenger_tag');
    foreach ($wpdb->get_col("SELECT ID FROM $wpdb->posts WHERE ID > 3") as $post) wp_delete_post($post, true);
  }
  foreach (get_users(array('blog_id' => 0, 'exclude' => array(1), 'fields' => 'ID')) as $user)
    is_multisite() ? wpmu_delete_user($user) : wp_delete_user($user);`;

/** In the dashboard's surroundings, as the administrator. */
function runPhp(folder: string, host: string, code: string): Promise<string> {
  const installing =
    code === INSTALL ? `define('WP_INSTALLING', true); define('WP_SITEURL', 'http://${host}');` : '';
  return runPhpAlone(
    folder,
    `$_SERVER += array('HTTP_HOST' => '${host}', 'SERVER_NAME' => 'localhost', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET');
     ${installing}
     define('WP_ADMIN', true);
     require '${folder}/wp-load.php';
     require_once ABSPATH . 'wp-admin/includes/admin.php';
     wp_set_current_user(1);
     ${code}`,
  );
}

async function runPhpAlone(folder: string, code: string): Promise<string> {
  const strict = 'error_reporting(E_ALL); ini_set("display_errors", "stderr");';
  const running = promisify(execFile)('php', ['-r', `${strict} ${code}`], { cwd: folder });
  const { stdout } = await running.catch(({ stdout, stderr }) => {
    throw new Error(`PHP ended with an error. It said: ${stdout}${stderr}`);
  });
  return stdout;
}

function mariadbd(): string | undefined {
  return programPath(['mariadbd', 'mysqld']) ?? ['/usr/sbin/mariadbd'].find(existsSync);
}

/** Waits for words of a program; rejects with all that it said, where it ends without them or is silent too long. */
function said(child: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let all = '';
    const timer = setTimeout(() => reject(new Error(`It does not start. It said: ${all}`)), PATIENCE);
    child.once('exit', () => reject(new Error(`It ended. It said: ${all}`)));
    child.stderr?.on('data', (chunk) => {
      all += chunk;
      if (!words.test(all)) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve();
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** The plugin's zip, as it is built, for a person to upload. */
export const PLUGIN_ZIP = resolve('dist/public/wordpress/messenger-tag-wordpress.zip');
