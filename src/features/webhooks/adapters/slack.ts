// Slack: a message of blocks. With a token it carries our key as metadata and is looked for first; an incoming webhook cannot be asked.
import { type Adapter, readObject } from './adapter';
import { AttemptFailed } from '../sending/attempt';

/** Slack's limits: 150 of a header, 3,000 of a section, 50 blocks. Together under the 13,200 characters at which it refuses. */
const LONGEST = { header: 150, section: 2_900, sections: 4 };
const EVENT = 'truebearing_event';

interface Block {
  type: string;
  [member: string]: unknown;
}

export const toSlack: Adapter = async ({ view, description, settings, target }) => {
  const blocks = blocksOf(view.title, description, `${view.event.type} · ${view.event.id}`);
  const metadata = { event_type: EVENT, event_payload: { id: view.event.id, key: view.key } };
  const message = { text: view.title, blocks, metadata };
  if (settings.channel === undefined) {
    await target.demand('POST', '', { text: message.text, blocks });
    return;
  }
  const { channel } = settings;
  const history = await target.demand(
    'GET',
    `/api/conversations.history?channel=${encodeURIComponent(channel)}&include_all_metadata=true&limit=100`,
  );
  if (sentIds(readObject(history)).includes(view.event.id)) return;
  // Slack answers 200 to what it refuses, and says so inside.
  const posted = await target.demand('POST', '/api/chat.postMessage', { channel, ...message });
  const { ok, error } = readObject(posted);
  if (ok !== true) throw new AttemptFailed('refused', `Slack answered ${String(error)}`, posted);
};

/** `&`, `<` and `>` are Slack's own marks. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function blocksOf(title: string, description: string, footer: string): Block[] {
  const text = escape(description);
  const sections: Block[] = [];
  for (let at = 0; at < text.length && sections.length < LONGEST.sections; at += LONGEST.section)
    sections.push({ type: 'section', text: { type: 'mrkdwn', text: text.slice(at, at + LONGEST.section) } });
  return [
    { type: 'header', text: { type: 'plain_text', text: title.slice(0, LONGEST.header) } },
    ...sections,
    { type: 'context', elements: [{ type: 'plain_text', text: footer }] },
  ];
}

function sentIds({ messages }: Record<string, unknown>): unknown[] {
  if (!Array.isArray(messages)) return [];
  return (messages as { metadata?: { event_payload?: { id?: unknown } } }[]).map(
    ({ metadata }) => metadata?.event_payload?.id,
  );
}
