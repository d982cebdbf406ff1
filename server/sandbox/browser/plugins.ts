import type { Bus, Subscriber } from './bus.ts';
import { at } from './deployment.ts';

/** What a page's own plugin registers; `e.data` are the options of the command. */
export type CommandHandler = (call: {
  data: unknown;
  resolve: (value?: unknown) => void;
  reject: (reason?: unknown) => void;
}) => void;

/** All plugins there are, Genesys's and the page's, by name. */
export class Plugins {
  readonly bus: Bus;
  readonly #byName = new Map<string, Plugin>();

  constructor(bus: Bus) {
    this.bus = bus;
  }

  /** @throws when the name is taken (the words are Genesys's: genesys.md 3.1). */
  register(name: string): Plugin {
    if (this.#byName.has(name)) throw new Error(`Can't register plugin ${name} -- Name is already taken`);
    const plugin = new Plugin(name, this);
    this.#byName.set(name, plugin);
    return plugin;
  }

  /** What a plugin keeps, by the full name, `Plugin.value`: nothing when there is no such plugin. */
  dataOf(fullName: string): unknown {
    const [plugin = '', name = ''] = fullName.split(/\.(.*)/s);
    return this.#byName.get(plugin)?.ownData(name);
  }

  /** Runs `Plugin.command`; nothing when there is no such plugin or it has no such command. */
  run(fullName: string, options: unknown): Promise<unknown> | undefined {
    const [plugin = '', command = ''] = fullName.split(/\.(.*)/s);
    return this.#byName.get(plugin)?.run(command, options);
  }
}

/** One plugin: what `registerPlugin` hands to a page, and what the products of the SDK are made of. */
export class Plugin {
  readonly name: string;
  readonly #plugins: Plugins;
  readonly #commands = new Map<string, CommandHandler>();
  readonly #data: Record<string, unknown> = {};
  readonly #unsubscribe = new Map<string, (() => void)[]>();

  constructor(name: string, plugins: Plugins) {
    this.name = name;
    this.#plugins = plugins;
  }

  // Arrow functions, since pages take them apart: `({registerCommand, ready}) => …`.

  /** Never settles when the command is not there. */
  readonly command = (fullName: string, options: unknown = {}): Promise<unknown> =>
    this.#plugins.run(fullName, options) ?? new Promise(() => {});

  readonly registerCommand = (name: string, handler: CommandHandler): void => {
    this.#commands.set(name, handler);
  };

  readonly publish = (eventName: string, data?: unknown): void =>
    this.#plugins.bus.publish(this.name, eventName, data);

  readonly republish = (eventName: string, data?: unknown): void =>
    this.#plugins.bus.republish(this.name, eventName, data);

  readonly ready = (): void => this.republish('ready');

  readonly subscribe = (eventName: string, subscriber: Subscriber): void => {
    const undo = this.#plugins.bus.subscribe(eventName, subscriber);
    this.#unsubscribe.set(eventName, [...(this.#unsubscribe.get(eventName) ?? []), undo]);
  };

  /** Removes every callback this plugin has for the event. */
  readonly unsubscribe = (eventName: string): void => {
    for (const undo of this.#unsubscribe.get(eventName) ?? []) undo();
    this.#unsubscribe.delete(eventName);
  };

  /**
   * Reads a value by its dotted name or, with two arguments, sets it. With a plugin's name in front it reads what that one
   * keeps (genesys.md 3.1, CONFIRMED). What a page may keep here is not documented.
   */
  readonly data = (...given: [name: string, value?: unknown]): unknown => {
    const [name, value] = given;
    if (given.length > 1) this.#data[name] = value;
    return at(this.#data, name) ?? this.#plugins.dataOf(name);
  };

  /** What it keeps itself under that name. */
  ownData(name: string): unknown {
    return at(this.#data, name);
  }

  /** A command of the SDK's own: what `work` returns resolves it, what it throws rejects it with the message. */
  handle(name: string, work: (options: unknown) => unknown): void {
    this.registerCommand(name, async ({ data, resolve, reject }) => {
      try {
        resolve(await work(data));
      } catch (error) {
        reject(error instanceof Error ? error.message : error);
      }
    });
  }

  /** From now on every command there is rejects with `reason`. */
  refuseAll(reason: string): void {
    for (const name of this.#commands.keys()) this.registerCommand(name, ({ reject }) => reject(reason));
  }

  run(command: string, options: unknown): Promise<unknown> | undefined {
    const handler = this.#commands.get(command);
    return handler && new Promise((resolve, reject) => void handler({ data: options, resolve, reject }));
  }
}
