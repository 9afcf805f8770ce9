// What a template of an officer can do, and what it cannot.
import { exampleMessage } from '../events/example-events';
import { viewOf } from './case-view';
import { findTemplateFault, renderTemplate } from './template';

const view = viewOf({ message: exampleMessage('alert.created', 'https://screening.example.com') });

describe('templates', () => {
  it('show what the message says', () => {
    expect(renderTemplate('{{ title }}: {{ hits[0].rule }} {{ alert.link }}', view)).toBe(
      'TrueBearing hold: PO-2026-00017: routing/kazakhstan-onward-to-russia https://screening.example.com/v1/alerts/01a00000-0000-7000-8000-000000000001',
    );
    expect(renderTemplate('{% if alert.score > 50 %}high{% else %}low{% endif %}', view)).toBe('high');
  });

  it.each([
    ['a loop without end', '{% for i in (1..1000000000) %}x{% endfor %}'],
    [
      'loops in loops',
      '{% for a in (1..9999) %}{% for b in (1..9999) %}{% for c in (1..9999) %}{% endfor %}{% endfor %}{% endfor %}',
    ],
    [
      'growing text',
      '{% assign a = "xxxxxxxxxxxxxxxx" %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}',
    ],
    ['a file', '{% include "/etc/passwd" %}'],
    ['another file', '{% render "../../.env" %}'],
    ['a layout', '{% layout "/etc/passwd" %}'],
    ['an unknown filter', '{{ title | exec }}'],
    ['an unknown tag', '{% javascript %}1{% endjavascript %}'],
    ['half a tag', '{% if title %}'],
    ['a text without end', 'x'.repeat(40_000)],
  ])('%s is refused', (_name, template) => {
    const started = performance.now();
    expect(findTemplateFault(template, view)).toEqual(expect.any(String));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it.each([
    '{{ process.env.PATH }}',
    '{{ constructor.constructor }}',
    '{{ title.constructor.name }}',
    '{{ __proto__ }}',
    '{{ hits.__proto__.constructor }}',
    '{{ settings.auth.token }}{{ adapter }}{{ secrets }}{{ headers }}{{ endpoint }}',
    '{{ global }}{{ globalThis }}{{ this }}{{ require }}',
  ])('%s is empty', (template) => expect(renderTemplate(template, view)).toBe(''));
});
