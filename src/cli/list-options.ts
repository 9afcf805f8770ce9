// `--lists FILE…` of a command: several files behind one option, which may come again.

const OPTION = '--lists';

/**
 * The arguments with `--lists A B` written as `--lists A --lists B`. The option takes what follows up to the next option or `-`.
 * Where nothing else is left over as the input, the last of several files is it: `screen --lists sdn.csv requests.csv`.
 */
export function spreadLists(args: readonly string[], optionsWithValue: readonly string[]): string[] {
  const spread: string[] = [];
  let inputs = 0;
  let lists = 0;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === OPTION && isFile(args[at + 1])) {
      for (; isFile(args[at + 1]); at++) {
        spread.push(OPTION, args[at + 1] ?? '');
        lists += 1;
      }
    } else if (optionsWithValue.includes(arg)) {
      spread.push(...args.slice(at, at + 2));
      at += 1;
    } else {
      spread.push(arg);
      if (arg === '-' || !arg.startsWith('-')) inputs += 1;
    }
  }
  return inputs === 0 && lists > 1 ? lastAsInput(spread) : spread;
}

function lastAsInput(spread: readonly string[]): string[] {
  const last = spread.lastIndexOf(OPTION);
  return [...spread.slice(0, last), ...spread.slice(last + 1)];
}

function isFile(arg: string | undefined): boolean {
  return arg !== undefined && !arg.startsWith('-');
}
