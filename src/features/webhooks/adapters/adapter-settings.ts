// The case systems that adapters are shipped for, and what an operator says about one.
import type { AuthSettings } from './authentication';

export const ADAPTER_KINDS = [
  'generic',
  'servicenow',
  'jira',
  'salesforce',
  'thehive',
  'hummingbird',
  'unit21',
  'marble',
  'slack',
  'teams',
] as const;
export type AdapterKind = (typeof ADAPTER_KINDS)[number];

/** What an operator says about the other system; which are needed depends on its kind. */
export interface AdapterSettings {
  kind: AdapterKind;
  auth: AuthSettings;
  /** Liquid: the body (`generic`) or the description of the case. */
  template?: string;
  contentType?: string;
  /** ServiceNow: table. Marble: object type. */
  table?: string;
  /** Jira: key of the project. */
  project?: string;
  issueType?: string;
  /** Salesforce: field that holds our key. */
  externalIdField?: string;
  apiVersion?: string;
  /** Slack with a token: where it is posted. */
  channel?: string;
}
