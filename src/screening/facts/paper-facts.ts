// Facts about papers and payment: what is on file and what is missing.
import type { DeclaredFact, DeclaredGroup } from './declared-fact';
import { fieldEvidence } from './declared-fact';
import { isPresent } from './read-record';
import type { ReadRecord } from './record-shape';

/** Values of the group `documents`; a mark that the request does not carry is undefined. */
export class DocumentFacts {
  readonly noReExportClause: boolean | undefined;
  readonly endUserStatement: boolean | undefined;
  readonly licence: boolean;
  readonly certificateOfOrigin: boolean;
  readonly snt: boolean;
  readonly releaseCertificate: boolean;
  readonly exceptionClaimed: boolean;

  constructor({ request, lines }: ReadRecord) {
    const { documents } = request;
    this.noReExportClause = documents?.noReExportClause;
    this.endUserStatement = documents?.endUserStatement;
    this.licence = isPresent(documents?.licenceNumber);
    this.certificateOfOrigin = isPresent(documents?.certificateOfOrigin);
    this.snt = isPresent(documents?.sntNumber);
    this.releaseCertificate =
      isPresent(documents?.releaseCertificate) || lines.some((line) => line.goods.hasReleaseCertificateText);
    this.exceptionClaimed = isPresent(documents?.exceptionCode);
  }
}

/** Values of the group `payment`. */
export class PaymentFacts {
  readonly method: string | undefined;
  readonly hardToTrace: boolean;

  constructor({ request }: ReadRecord) {
    this.method = request.payment?.method?.trim().toLowerCase();
    this.hardToTrace = this.method !== undefined && /cash|crypto|налич|usdt|bitcoin|card|қолма/u.test(this.method);
  }
}

type DocumentKey = keyof NonNullable<ReadRecord['request']['documents']>;

function document(description: string, key: DocumentKey, needs: string[] = []): DeclaredFact {
  return {
    type: 'bool',
    description,
    needs,
    evidence: ({ request }) => fieldEvidence(`documents.${key}`, request.documents?.[key]),
  };
}

export const DOCUMENT_FACTS: DeclaredGroup = {
  name: 'documents',
  description: 'Papers on file.',
  ctor: DocumentFacts,
  answer: (record) => new DocumentFacts(record),
  fields: {
    noReExportClause: document('The contract bans re-export to Russia.', 'noReExportClause', [
      'documents.noReExportClause',
    ]),
    endUserStatement: document('The end user has signed a statement.', 'endUserStatement', [
      'documents.endUserStatement',
    ]),
    licence: document('An export licence is quoted.', 'licenceNumber'),
    certificateOfOrigin: document('A certificate of origin is quoted.', 'certificateOfOrigin'),
    snt: document('A Kazakh electronic waybill for goods (SNT) is quoted.', 'sntNumber'),
    releaseCertificate: document(
      'An aviation release certificate is quoted, as a document or in the text.',
      'releaseCertificate',
    ),
    exceptionClaimed: document('A licence exception is claimed.', 'exceptionCode'),
  },
};

export const PAYMENT_FACTS: DeclaredGroup = {
  name: 'payment',
  description: 'How the goods are paid for.',
  ctor: PaymentFacts,
  answer: (record) => new PaymentFacts(record),
  fields: {
    method: {
      type: 'string',
      description: 'Method of payment in lower case.',
      needs: ['payment.method'],
      evidence: ({ request }) => fieldEvidence('payment.method', request.payment?.method),
    },
    hardToTrace: {
      type: 'bool',
      description: 'Cash, card or crypto currency.',
      needs: [],
      evidence: ({ request }) => fieldEvidence('payment.method', request.payment?.method),
    },
  },
};
