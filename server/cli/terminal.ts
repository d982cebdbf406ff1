import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Questions and answers, on a terminal or through pipes. */
export interface Terminal {
  say(text: string): void;
  /** What the person answers, without blanks around it. Rejects with {@link EndOfAnswers}. */
  ask(question: string): Promise<string>;
  /** The same, and a terminal does not show what is typed. */
  askForSecret(question: string): Promise<string>;
  close(): void;
}

/** There is nobody who answers any more: Ctrl+C, Ctrl+D, or the end of what was piped in. */
export class EndOfAnswers extends Error {}

/** Of this process. To be closed, or the process does not end. */
export function openTerminal(): Terminal {
  const { stdin: input, stdout: output } = process;
  const isTerminal = input.isTTY && output.isTTY;
  let isHidden = false;
  // On a terminal it is readline that writes what is typed.
  const echo = new Writable({
    write(chunk, _encoding, done) {
      if (!isHidden) output.write(chunk);
      done();
    },
  });
  const readline = createInterface({ input, output: echo, terminal: isTerminal });
  // From the start, since piped lines come before their questions are asked.
  const lines = readline[Symbol.asyncIterator]();
  let isOver = false;
  readline.once('close', () => {
    isOver = true;
  });

  const next = async () => {
    const { done, value } = await lines.next();
    if (done) throw new EndOfAnswers();
    return value.trim();
  };
  const put = (question: string) => {
    // What was piped in may all have been read: a prompt would then be an error, and answers still be there.
    if (!isTerminal || isOver) return void output.write(`${question} \n`);
    readline.setPrompt(`${question} `);
    readline.prompt();
  };
  return {
    say: (text) => void output.write(`${text}\n`),
    async ask(question) {
      put(question);
      return next();
    },
    async askForSecret(question) {
      put(question);
      isHidden = isTerminal;
      try {
        return await next();
      } finally {
        if (isHidden) output.write('\n');
        isHidden = false;
      }
    },
    close: () => readline.close(),
  };
}
