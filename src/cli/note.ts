// What a command says beside its output: on standard error, a line at a time.

export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
