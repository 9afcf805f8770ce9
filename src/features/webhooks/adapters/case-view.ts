// What a message says, as the adapters of case systems and the templates of officers see it: plain values, nothing of the endpoint's settings.
import type { Assessment } from '../../../screening/assessment';
import type { ClaimedDelivery } from '../sending/claimed-delivery';

export interface CaseView {
  /** The same for every message about one alert: what makes a case in the other system ours. */
  key: string;
  event: { id: string; type: string; timestamp: string };
  title: string;
  /** Lines of plain text. */
  summary: string[];
  /** `critical` for what was held or not screened, `medium` for what is to be reviewed, `low` for what came out clear. */
  severity: 'critical' | 'medium' | 'low';
  alert: {
    id: string;
    reference: string;
    verdict: string;
    score: number;
    status: string;
    disposition: string | null;
    version: number;
    link: string;
  };
  corridor: { kind: string; path: string[]; likelyDestination: string | null; explanation: string };
  hits: { rule: string; title: string; severity: string; points: number; explanation: string }[];
  /** Everything else that the message holds. */
  data: Record<string, unknown>;
}

const MOST_HITS = 20;
const NO_CORRIDOR = { kind: 'none', path: [], likelyDestination: null, explanation: '' };

/** Reads the stored message; what it does not hold is empty. */
export function viewOf({ message }: Pick<ClaimedDelivery, 'message'>): CaseView {
  const data = JSON.parse(message.payload === 'thin' ? message.thinData : message.data) as Record<string, unknown>;
  const assessment = readAssessment(message.payload === 'thin' ? null : message.assessment);
  const alert = {
    id: text(data['alertId'], message.subjectId),
    reference: text(data['reference']),
    verdict: text(data['verdict']),
    score: number(data['score']),
    status: text(data['status']),
    disposition: typeof data['disposition'] === 'string' ? data['disposition'] : null,
    version: number(data['version']),
    link: text(data['link']),
  };
  const hits = (assessment?.hits ?? []).slice(0, MOST_HITS);
  const view = {
    key: `truebearing-${alert.id}`,
    event: { id: message.id, type: message.type, timestamp: message.occurredAt.toISOString() },
    alert,
    corridor: assessment?.corridor ?? NO_CORRIDOR,
    hits: hits.map(({ rule, title, severity, points, explanation }) => ({
      rule,
      title,
      severity,
      points,
      explanation,
    })),
    data,
  };
  return { ...view, title: titleOf(view), summary: summaryOf(view), severity: severityOf(alert.verdict) };
}

function readAssessment(document: string | null): Assessment | null {
  return document === null ? null : (JSON.parse(document) as Assessment);
}

function titleOf({ event, alert }: Pick<CaseView, 'event' | 'alert'>): string {
  if (event.type === 'webhook.test') return 'TrueBearing test message';
  if (!event.type.startsWith('alert.')) return `TrueBearing: ${event.type} ${alert.reference}`.trim();
  const verdict = alert.verdict === '' ? 'alert' : alert.verdict;
  return `TrueBearing ${verdict}: ${alert.reference || alert.id}`.slice(0, 200);
}

function summaryOf({ event, alert, corridor, hits }: Omit<CaseView, 'title' | 'summary' | 'severity'>): string[] {
  const lines = [
    `Event: ${event.type} at ${event.timestamp}`,
    ...(alert.reference === '' ? [] : [`Trade request: ${alert.reference}`]),
    ...(alert.verdict === '' ? [] : [`Verdict: ${alert.verdict}, score ${alert.score} of 100`]),
    ...(alert.status === '' ? [] : [`Status: ${alert.status}${alert.disposition ? `, ${alert.disposition}` : ''}`]),
    ...(corridor.explanation === '' ? [] : [`Corridor: ${corridor.kind}. ${corridor.explanation}`]),
    ...hits.map(({ severity, title, explanation }) => `${severity}: ${title}. ${explanation}`),
  ];
  return alert.link === '' ? lines : [...lines, `See ${alert.link}`];
}

function severityOf(verdict: string): CaseView['severity'] {
  if (verdict === 'hold' || verdict === 'not_screened') return 'critical';
  return verdict === 'review' ? 'medium' : 'low';
}

function text(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
