// Microsoft Teams, by a Power Automate workflow: an Adaptive Card. The workflow cannot be asked; the message's id is on the card.
import type { Adapter } from './adapter';

/** Teams refuses messages over 28 KB. */
const LONGEST = { title: 200, line: 1_000, lines: 20, bytes: 24_000 };

export const toTeams: Adapter = async ({ view, description, target }) => {
  await target.demand('POST', '', {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            {
              type: 'TextBlock',
              size: 'Large',
              weight: 'Bolder',
              wrap: true,
              text: view.title.slice(0, LONGEST.title),
            },
            ...linesOf(description).map((text) => ({ type: 'TextBlock', wrap: true, text })),
            { type: 'TextBlock', isSubtle: true, size: 'Small', text: `${view.event.type} ${view.event.id}` },
          ],
          actions: /^https?:/u.test(view.alert.link)
            ? [{ type: 'Action.OpenUrl', title: 'Open in TrueBearing', url: view.alert.link }]
            : [],
        },
      },
    ],
  });
};

function linesOf(description: string): string[] {
  let room = LONGEST.bytes;
  return description
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LONGEST.lines)
    .map((line) => line.slice(0, LONGEST.line))
    .filter((line) => (room -= Buffer.byteLength(line) + 60) > 0);
}
