// Templates of officers: Liquid, which has no code, no files and no way to anything but the values it is given, under limits of time and memory.
import { Liquid, type Template as Parsed } from 'liquidjs';
import type { CaseView } from './case-view';

/** Milliseconds of one rendering: it happens in the process that sends. */
const RENDER_MS = 50;
/** Of the engine's own counting, about characters and list items. */
const MOST_MEMORY = 1_000_000;
export const LONGEST_TEMPLATE = 32 * 1024;
const LONGEST_OUTPUT = 512 * 1024;

const nothingThere = { sep: '/', exists: () => Promise.resolve(false), existsSync: () => false };
const refuse = (): never => {
  throw new Error('templates cannot include files');
};

const engine = new Liquid({
  ownPropertyOnly: true,
  strictFilters: true,
  jsTruthy: false,
  parseLimit: LONGEST_TEMPLATE,
  renderLimit: RENDER_MS,
  memoryLimit: MOST_MEMORY,
  relativeReference: false,
  fs: {
    ...nothingThere,
    readFile: refuse,
    readFileSync: refuse,
    resolve: refuse,
    contains: () => Promise.resolve(false),
    containsSync: () => false,
  },
});

/** What is wrong with a template, or null. It is also tried out, so that a loop shows when it is registered. */
export function findTemplateFault(template: string, example: CaseView): string | null {
  try {
    renderTemplate(template, example);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * The text that a template makes of a message.
 * @throws where the template is wrong, or takes too long, too much memory, or makes too much
 */
export function renderTemplate(template: string, view: CaseView): string {
  const parsed: Parsed[] = engine.parse(template);
  const output = String(engine.renderSync(parsed, { ...view }, { sync: true }));
  if (output.length > LONGEST_OUTPUT) throw new Error(`the template makes more than ${LONGEST_OUTPUT} characters`);
  return output;
}
